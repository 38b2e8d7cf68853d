import { z } from 'zod';
import { messageOf } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import { ApiFailure, OURS_TO_MEND } from './failure.ts';

/** What the manifest asks for; without one of them something fails only when it is needed. */
export const SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
] as const;

const who = z.object({
  user: z.string().optional(),
  team: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Tries both tokens; the second only where the socket is used. Nothing is said in the workspace. */
export async function probeSlack(
  api: Api,
  app: Api | undefined,
  signed: boolean,
): Promise<{ ok: boolean; says: string }> {
  try {
    const { user, team, response_metadata } = await api.call('auth.test', {}, who);
    const given = response_metadata?.scopes;
    const missing = given ? SCOPES.filter((scope) => !given.includes(scope)) : [];
    if (missing.length > 0) return { ok: false, says: lacking(missing) };
    if (!app && !signed) return { ok: false, says: NO_WAY_IN };
    if (app) await app.call('apps.connections.open', {}, z.object({ url: z.string() }));
    const way = app ? 'by Socket Mode' : 'by signed requests';
    return {
      ok: true,
      says: `Slack answers ${way}; the app is @${user ?? '?'} in ${team ?? 'its workspace'}.`,
    };
  } catch (error) {
    return { ok: false, says: howToMend(error) };
  }
}

const NO_WAY_IN =
  'Nothing can come in from Slack: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET with PUBLIC_URL.';

function lacking(scopes: readonly string[]): string {
  return (
    `The Slack app lacks ${scopes.join(', ')}: put docs/slack-manifest.yml into its App Manifest, ` +
    'install it to the workspace again and set the new SLACK_BOT_TOKEN.'
  );
}

function howToMend(error: unknown): string {
  if (!(error instanceof ApiFailure) || error.kind !== 'refused') {
    return `Slack does not answer (${messageOf(error)}): check the network and SLACK_API_URL.`;
  }
  if (error.message.startsWith('apps.connections.open')) {
    return `Slack does not take SLACK_APP_TOKEN (${error.code}): make one with connections:write under Basic Information, and turn Socket Mode on.`;
  }
  const mend = OURS_TO_MEND[error.code] ?? 'look it up in Slack’s documentation of auth.test';
  return `Slack refuses the app (${error.code}): ${mend}.`;
}
