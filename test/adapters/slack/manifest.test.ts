import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { slackRoutes } from '../../../src/adapters/slack/http.ts';
import { MAKE_TICKET } from '../../../src/adapters/slack/press.ts';
import { SCOPES } from '../../../src/adapters/slack/probe.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const adapter = `${root}/src/adapters/slack`;
const text = readFileSync(`${root}/docs/slack-manifest.yml`, 'utf8');
const source = readdirSync(adapter).map((file) => readFileSync(`${adapter}/${file}`, 'utf8'));

const manifestSchema = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.literal(true), messages_tab_enabled: z.literal(true) }),
    shortcuts: z.array(z.object({ type: z.string(), callback_id: z.string(), name: z.string().max(24) })),
    slash_commands: z.array(z.object({ command: z.string(), description: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ request_url: z.string().optional(), bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.literal(true), request_url: z.string().optional() }),
    socket_mode_enabled: z.boolean(),
  }),
});
const manifest = manifestSchema.parse(parse(text));
const scopes = manifest.oauth_config.scopes.bot;

/** What each method of the Web API asks for, by its page at https://docs.slack.dev/reference/methods. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  // For the app's own token, not the bot's.
  'apps.connections.open': [],
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'users.conversations': ['channels:read', 'groups:read', 'im:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};
const NAMES = /'((?:apps|auth|chat|conversations|files|users|views|reactions|pins|team)\.[A-Za-z.]+)'/g;
const called = [...new Set(source.flatMap((each) => [...each.matchAll(NAMES)].map((match) => match[1]!)))];

/** What each event asks for, by its page at https://docs.slack.dev/reference/events. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
};

describe('the manifest of the Slack app', () => {
  it('asks for every scope of the methods that the code calls, and of the files it fetches', () => {
    expect(called.length).toBeGreaterThan(10);
    expect(called.filter((method) => !ASKED[method])).toEqual([]);
    const needed = [...called.flatMap((method) => ASKED[method]!), 'commands', 'files:read'];
    expect([...new Set(needed)].filter((scope) => !scopes.includes(scope))).toEqual([]);
    expect([...scopes].sort()).toEqual([...new Set(needed)].sort());
  });

  it('asks for what `doctor` looks for', () => {
    expect([...scopes].sort()).toEqual([...SCOPES].sort());
  });

  it('subscribes to the events that are taken in, with their scopes', () => {
    const events = manifest.settings.event_subscriptions.bot_events;
    expect([...events].sort()).toEqual(Object.keys(TOLD_BY).sort());
    for (const event of events) for (const scope of TOLD_BY[event]!) expect(scopes).toContain(scope);
    const types = source.join('').match(/event\.type [!=]== '([a-z_]+)'/g) ?? [];
    const taken = new Set(types.map((each) => /'(.+)'/.exec(each)![1]!));
    expect([...taken].sort()).toEqual([...new Set(events.map((event) => event.split('.')[0]!))].sort());
  });

  it('has the shortcut that the code takes, and the command with its seven words', () => {
    expect(manifest.features.shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
      ['message', MAKE_TICKET],
    ]);
    const [command, ...others] = manifest.features.slash_commands;
    expect(others).toEqual([]);
    for (const word of ['find', 'show', 'mine', 'status', 'who', 'report', 'absent'])
      expect(command!.description).toContain(word);
  });

  it('is as it stands for Socket Mode; with its marks taken away it names all three of our addresses', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(text.replaceAll(/^\s*#.*$/gm, '')).not.toContain('example.org');
    const signed = text.replaceAll(/^(\s*)# (?=[a-z_]+: https:)/gm, '$1');
    manifestSchema.parse(parse(signed));
    const paths = [...signed.matchAll(/https:\/\/helpdesk\.example\.org(\S+)/g)].map((match) => match[1]);
    const routes = slackRoutes('a-signing-secret', () => undefined).map(({ path }) => path);
    expect([...paths].sort()).toEqual([...routes].sort());
  });
});
