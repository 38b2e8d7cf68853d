import { randomUUID } from 'node:crypto';
import type { TranscriptEntry } from '../../channel.ts';
import { Entries, type EntriesView, Frame, Hidden, LanguageSwitch } from '../../lib/chat-page/index.ts';
import type { Language } from '../../lib/language.ts';

export interface PageProps {
  readonly language: Language;
  readonly entries: readonly TranscriptEntry[];
  readonly say: (key: string, params?: Record<string, string>) => string;
  readonly view: EntriesView;
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** Demo cell: say that nothing here is real, and show the way to the simulator. */
  readonly demo: boolean;
}

export const ChatPage = (props: PageProps) => (
  <Frame
    language={props.language}
    title={props.say('web_title')}
    styles={props.styles}
    scripts={props.scripts}
  >
    <div class="chat">
      <Head {...props} />
      <Conversation {...props} />
    </div>
  </Frame>
);

const Head = ({ say, language, demo }: PageProps) => (
  <header class="head">
    <div class="name">
      <h1>{say('web_title')}</h1>
      <p class="lead">{say('web_lead')}</p>
    </div>
    <LanguageSwitch
      language={language}
      label={say('web_language')}
      href={(to) => `/chat/language?to=${to}`}
    />
    {demo ? (
      <p class="demo">
        {say('web_demo')} <a href={`/simulator?language=${language}`}>{say('web_demo_open')}</a>
      </p>
    ) : null}
  </header>
);

const Conversation = (props: PageProps) => (
  <main>
    <section class="talk" data-talk="/chat/messages?after=" data-offline={props.say('web_offline')}>
      <ol
        class="entries"
        data-entries=""
        role="log"
        aria-live="polite"
        aria-label={props.say('web_log')}
        tabindex={0}
      >
        <Hello {...props} />
        <Entries entries={props.entries} view={props.view} />
      </ol>
      <p class="status" data-status="" role="status"></p>
      <Compose say={props.say} action={props.view.action} />
    </section>
    <Foot say={props.say} />
  </main>
);

/** The first words, and four beginnings to press: nobody must guess what may be written here. */
const Hello = ({ say, view }: PageProps) => (
  <li class="entry out hello">
    <div class="said">{say('web_hello')}</div>
    <div class="choices">
      {['web_start_problem', 'web_start_status', 'web_start_question', 'web_start_join'].map((key) => (
        <form method="post" action={view.action}>
          <Hidden fields={{ once: randomUUID() }} />
          <button type="submit" name="text" value={say(key)}>
            {say(key)}
          </button>
        </form>
      ))}
    </div>
  </li>
);

const Compose = ({ say, action }: { say: PageProps['say']; action: string }) => (
  <form
    class="compose"
    data-compose=""
    id="write"
    method="post"
    action={action}
    enctype="multipart/form-data"
  >
    <Hidden fields={{ once: randomUUID() }} />
    <div class="row">
      <textarea
        name="text"
        rows={2}
        aria-label={say('web_write')}
        placeholder={say('web_write')}
        autocomplete="off"
      ></textarea>
      <button type="submit">{say('web_send')}</button>
    </div>
    <label class="attach">
      <span>{say('web_attach')}</span> <input type="file" name="files" multiple />
    </label>
    <output class="chosen" data-chosen=""></output>
  </form>
);

const Foot = ({ say }: { say: PageProps['say'] }) => (
  <footer class="foot">
    <p>{say('web_care')}</p>
    <noscript>
      <a href="/chat#write">{say('web_refresh')}</a>
    </noscript>
    <form method="post" action="/chat/leave">
      <button type="submit" class="plain" title={say('web_leave_hint')}>
        {say('web_leave')}
      </button>
    </form>
  </footer>
);
