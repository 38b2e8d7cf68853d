import { expect, it } from 'vitest';
import { createLog } from '../../src/wiring/index.ts';

it.each([
  [
    'a bot’s token',
    'https://api.telegram.org/bot4200000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc/getMe',
    'AAEhBO',
  ],
  ['a database password', 'connect postgres://cell:sesame@db.example.org/gemcell', 'sesame'],
  ['a mailbox password', 'imaps://cell%40example.org:sesame@imap.example.org:993 refused us', 'sesame'],
  ['a password with an @ in it', 'smtps://cell:ses@me@smtp.example.org', 'me@smtp'],
])('%s never reaches the log', (_, error, secret) => {
  const written: string[] = [];
  const log = createLog('info', { write: (line) => void written.push(line) });
  log.error({ error }, `It failed: ${error}`);
  expect(written).toHaveLength(1);
  expect(written[0]).toContain('It failed');
  expect(written[0]).not.toContain(secret);
});
