import { z } from 'zod';
import type { Language } from '../../lib/language.ts';
import type { Api } from './api.ts';
import type { Pulse } from './pulse.ts';

export interface Profile {
  readonly name?: string;
  readonly language?: Language;
}

export interface People {
  /** Never fails and never waits long: a name is a courtesy. */
  of(user: string): Promise<Profile>;
}

const answer = z.object({
  user: z.object({
    real_name: z.string().optional(),
    name: z.string().optional(),
    locale: z.string().optional(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
});

const KEPT_MS = 60 * 60_000;
const FAILED_MS = 60_000;
const MOST_KNOWN = 5_000;
const PATIENCE_MS = 2_000;

/** Asked when first needed, remembered for an hour; a failure for a minute. */
export function createPeople(api: Api, pulse: Pulse): People {
  const known = new Map<string, { profile: Promise<Profile>; until: number }>();

  function ask(user: string): Promise<Profile> {
    if (known.size >= MOST_KNOWN) known.clear();
    const entry = { profile: fetchProfile(api, user), until: pulse.now() + KEPT_MS };
    entry.profile = entry.profile.catch(() => {
      entry.until = pulse.now() + FAILED_MS;
      return {};
    });
    known.set(user, entry);
    return entry.profile;
  }

  return {
    of(user) {
      const entry = known.get(user);
      const profile = entry && entry.until > pulse.now() ? entry.profile : ask(user);
      const waited = new AbortController();
      const enough = pulse.sleep(PATIENCE_MS, waited.signal).then((): Profile => ({}));
      return Promise.race([profile, enough]).finally(() => waited.abort());
    },
  };
}

async function fetchProfile(api: Api, id: string): Promise<Profile> {
  const { user } = await api.call('users.info', { user: id, include_locale: true }, answer);
  const names = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name];
  const name = names.find((each) => each !== undefined && each.trim() !== '');
  return {
    ...(name ? { name } : {}),
    // English is what Slack shows to whoever chose nothing: it says nothing of the person.
    ...(/^hi\b/i.test(user.locale ?? '') ? { language: 'hi' as const } : {}),
  };
}
