import type { Command } from 'commander';
import { Trouble } from '../../lib/errors.ts';
import { sendAgain } from '../../outbox/index.ts';
import { noteSentAgain } from '../../tickets/index.ts';
import { print, withHouse } from '../with-house.ts';

export function addResend(program: Command): void {
  program
    .command('resend')
    .description('sends a message once more that failed or of which nobody knows whether it arrived')
    .argument('<message>', 'its number, as gemcell doctor and the ticket show it')
    .option('--json', 'one JSON document')
    .action((message: string, options: { json?: boolean }) =>
      withHouse(async (house) => {
        await house.act({ kind: 'system', name: 'command line' }, `resend:${message}`, async (act) => {
          const again = /^\d{1,18}$/.test(message) ? await sendAgain(act.tx, message) : undefined;
          if (!again)
            throw new Trouble(
              'input',
              `Message ${message} neither failed nor is uncertain, or was muted: see gemcell doctor.`,
            );
          const { ticketId, address } = again;
          if (ticketId) await noteSentAgain(act, ticketId, { address, message });
        });
        print(options.json, { message, again: true }, () => [
          `Message ${message} goes out once more, by the process that runs, and under the same id: most mail programs show ` +
            'it once where it had arrived.',
          'Next: gemcell doctor',
        ]);
      }),
    );
}
