import { fileURLToPath } from 'node:url';
import { createWording, loadTemplates } from '../../src/text/index.ts';
import { type FakeHost, fakeHost } from './fake-host.ts';

const folder = fileURLToPath(new URL('../../templates', import.meta.url));

/** The faked house with the sentences of templates/. */
export function wordedHost(): FakeHost {
  const wording = createWording(loadTemplates(folder));
  return Object.assign(fakeHost(), { say: wording.say });
}
