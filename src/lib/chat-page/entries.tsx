import { randomUUID } from 'node:crypto';
import { showMoment } from '../time.ts';
import type { Choice, Entry } from './types.ts';

/** What a transcript needs to know of the page it stands on. */
export interface EntriesView {
  /** Where a pressed button is posted. */
  readonly action: string;
  /** Further fields of every form: which persona, which language. */
  readonly fields: Readonly<Record<string, string>>;
  /** Who spoke, for those who hear the page. */
  readonly names: { readonly in: string; readonly out: string };
  fileHref(id: string): string;
  size(bytes: number): string;
}

/** Entries of a transcript as list items; everything a person wrote is escaped by hono/jsx. */
export const Entries = ({ entries, view }: { entries: readonly Entry[]; view: EntriesView }) => (
  <>
    {entries.map((entry) => (
      <li class={`entry ${entry.direction}`} data-position={entry.position}>
        <span class="who">{view.names[entry.direction]}</span>
        {entry.subject ? <strong class="subject">{entry.subject}</strong> : null}
        <div class="said" dir="auto">
          {linked(entry.text)}
        </div>
        {entry.files.length > 0 ? <Files files={entry.files} view={view} /> : null}
        {entry.choices.length > 0 ? <Choices choices={entry.choices} view={view} /> : null}
        <time datetime={entry.at.toISOString()}>{showMoment(entry.at)}</time>
      </li>
    ))}
  </>
);

const Files = ({ files, view }: { files: Entry['files']; view: EntriesView }) => (
  <ul class="files">
    {files.map((file) => (
      <li>
        <a href={view.fileHref(file.id)} download="">
          {file.name}
        </a>{' '}
        <small>{view.size(file.size)}</small>
      </li>
    ))}
  </ul>
);

/** A form each, so that the record can show the label that was pressed, not the value behind it. */
const Choices = ({ choices, view }: { choices: readonly Choice[]; view: EntriesView }) => (
  <div class="choices">
    {choices.map((choice) => (
      <form method="post" action={view.action}>
        <Hidden fields={{ ...view.fields, once: randomUUID(), text: choice.label }} />
        <button type="submit" name="choice" value={choice.value}>
          {choice.label}
        </button>
      </form>
    ))}
  </div>
);

export const Hidden = ({ fields }: { fields: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

/** Addresses become links; only http and https, so that no text can hold a script. */
function linked(text: string) {
  return text.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)।])/).map((piece, at) =>
    at % 2 === 1 ? (
      <a href={piece} rel="noopener noreferrer" target="_blank">
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
