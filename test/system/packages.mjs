/** What Debian gives: the package, and a file by which we see that it is there. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { newestServer } from './postgres.mjs';

const WANTED = [
  { name: 'dovecot-imapd', isHere: () => existsSync('/usr/lib/dovecot/imap') },
  { name: 'dovecot-lmtpd', isHere: () => existsSync('/usr/lib/dovecot/lmtp') },
  { name: 'opensmtpd', isHere: () => existsSync('/usr/sbin/smtpd') },
  { name: 'chromium', isHere: () => existsSync('/usr/bin/chromium') },
  {
    name: 'fonts-noto-core',
    isHere: () => existsSync('/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf'),
  },
  { name: 'postgresql', isHere: () => newestServer() !== undefined },
];

/** Installs what is missing, if we may. @returns {string[]} what is missing still */
export function installPackages() {
  const missing = () => WANTED.filter(({ isHere }) => !isHere()).map(({ name }) => name);
  const first = missing();
  if (first.length === 0) return [];
  console.log(`Missing: ${first.join(' ')}`);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    // Nothing of this machine is taken away for our tests: another mail server stays where it is.
    apt(['update', '-q']);
    apt(['install', '-q', '-y', '--no-install-recommends', '--no-remove', ...first]);
  }
  const still = missing();
  if (still.length > 0) {
    console.log(`These tests need Debian's packages. Install them, then come again:`);
    console.log(`  sudo apt-get update && sudo apt-get install --no-install-recommends ${still.join(' ')}`);
  }
  return still;
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { stdio: 'inherit', env });
}
