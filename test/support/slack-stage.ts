import { setClockTo } from '../../src/clock.ts';
import { loadPlace } from '../../src/desk/index.ts';
import { calendarOf, loadStaff } from '../../src/directory/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { local } from '../../src/lib/time.ts';
import type { Database } from '../../src/persistence/index.ts';
import { serve } from '../../src/wiring/index.ts';
import { testDatabase } from './database.ts';
import { until } from './fake-host.ts';
import { type TestHouse, testHouse } from './house.ts';
import { faultsOf } from './slack-blocks.ts';
import type { FarSlack, Wire } from './slack-far.ts';
import { personIn, type Seen } from './slack-person.ts';
import { startTelegram } from './telegram-proxy.ts';

const BUYER = 1700000001;
/** A working day, so that nothing rests. */
const YEAR = new Date().getFullYear() + 1;

/**
 * The whole house between a citizen at Telegram's far end and staff at Slack's: whatever either sees is read at their
 * own end. The officer for Public Works and another one are in the workspace, and a visitor who is nobody to us.
 */
export async function slackStage(start: () => Promise<FarSlack>, database?: Pick<Database, 'url'>) {
  const slack = await start();
  const telegram = await startTelegram();
  const house: TestHouse = await testHouse(database ?? (await testDatabase()), {
    ROLES: 'channels,worker',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...slack.settings,
  });
  await setClockTo(house.db, new Date(`${YEAR}-06-08T11:00+05:30`));
  await house.act({ kind: 'system', name: 'test' }, 'stage', async (act) => {
    const seat = { from: '2025-04-02', to: null };
    const engineer = { code: 'S901', name: 'Demo Staff 901', officer: 'PWD', ...seat };
    await loadStaff(act, { ...engineer, handles: [`slack:${slack.officer}`] });
    const accountant = { code: 'S902', name: 'Demo Staff 902', officer: 'IRRI', ...seat };
    await loadStaff(act, { ...accountant, handles: [`slack:${slack.other}`] });
    await loadPlace(act, { door: 'slack', address: slack.place, duty: null, department: 'PWD' });
  });
  const serving = await serve(house);
  await slack.ready();

  const heard = (): string[] =>
    telegram.said(BUYER).map((sent) => String((sent.message as { text?: string }).text ?? ''));
  const nothingUnderWay = async () =>
    (
      await rows(
        house.db,
        `SELECT 1 FROM inbox WHERE state = 'waiting' UNION ALL SELECT 1 FROM card_due UNION ALL
         SELECT 1 FROM outbox WHERE state IN ('waiting', 'handed_over') AND channel IN ('slack', 'telegram')`,
      )
    ).length === 0;

  const stage = {
    slack,
    house,
    telegram,
    officer: personIn(slack, slack.officer),
    other: personIn(slack, slack.other),
    visitor: personIn(slack, slack.visitor),
    heard,
    /** The citizen writes, and is answered. */
    async says(text: string): Promise<string> {
      const before = heard().length;
      const person = telegram.person(BUYER);
      await person.sendMessage(person.makeMessage(text));
      await until(() => heard().length > before, `an answer to "${text}"`, 20_000);
      return heard().at(-1)!;
    },
    buyer: BUYER,
    /** Everything that was to be taken, shown or delivered has been. */
    quiet: () => until(nothingUnderWay, 'nothing is under way', 60_000),
    /** The citizen tells their matter. @returns the ticket's number */
    async ticket(first = 'pwd basti ne june me maal liya paisa nhi diya'): Promise<string> {
      let last = '';
      for (const text of [first, 'pata nahi', '2 lac', 'haan', 'haan']) last = await stage.says(text);
      const number = /GC-\d{4}-\d{6}-[A-Z]/.exec(last)?.[0];
      if (!number) throw new Error(`no ticket: ${last}`);
      await stage.quiet();
      return number;
    },
    /** What shows this ticket's card in a conversation: one, however often it moved. */
    async cards(number: string, channel = slack.place): Promise<Seen[]> {
      const said = await slack.messages(channel);
      return said
        .filter(({ blocks }) => isCard(blocks) && JSON.stringify(blocks).includes(number))
        .map((each) => ({ ...each, channel, ts: String(each.ts), text: String(each.text) }));
    },
    async card(number: string, channel = slack.place): Promise<Seen> {
      const cards = await stage.cards(number, channel);
      if (cards.length !== 1) throw new Error(`${cards.length} cards of ${number} in ${channel}`);
      return cards[0]!;
    },
    /** Until the card shows it. */
    async cardShows(number: string, what: string | RegExp, channel = slack.place): Promise<Seen> {
      const shows = async () => new RegExp(what).test(JSON.stringify(await stage.card(number, channel)));
      await until(shows, `the card to show ${String(what)}`, 20_000);
      return stage.card(number, channel);
    },
    async ticketRow(number: string): Promise<Record<string, unknown>> {
      return (
        await rows<Record<string, unknown>>(house.db, 'SELECT * FROM ticket WHERE number = $1', [number])
      )[0]!;
    },
    async events(number: string): Promise<string[]> {
      const found = await rows<{ kind: string }>(
        house.db,
        'SELECT e.kind FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id WHERE t.number = $1 ORDER BY e.seq',
        [number],
      );
      return found.map(({ kind }) => kind);
    },
    /** The house's clock goes on by so much, as when somebody waits. */
    async passes(seconds: number): Promise<void> {
      await setClockTo(house.db, new Date((await house.now()).getTime() + seconds * 1000));
    },
    /** A working day so many days after the ticket is due. */
    async workingDayAfterDue(number: string, days: number): Promise<string> {
      const due = local((await stage.ticketRow(number)).due_at as Date);
      const calendar = await house.act({ kind: 'system', name: 'test' }, 'calendar', (act) =>
        calendarOf(act, 'PWD'),
      );
      for (let at = due.plus({ days }); ; at = at.plus({ days: 1 }))
        if (calendar.day(at.toISODate()!, at.weekday, at.day).from) return at.toISODate()!;
    },
    today: async () => local(await house.now()).toISODate()!,
    /** Every payload that Slack would not have taken. */
    faults: () =>
      slack
        .calls()
        .flatMap(({ method, args }) => faultsOf(method, args).map((fault) => `${method}: ${fault}`)),
    async stop() {
      await serving.stop();
      await slack.stop();
      await telegram.stop();
    },
  };
  return stage;
}

export type SlackStage = Awaited<ReturnType<typeof slackStage>>;

function isCard(blocks: unknown): boolean {
  return ((blocks ?? []) as Wire[])[0]?.type === 'header';
}
