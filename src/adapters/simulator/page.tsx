import { randomUUID } from 'node:crypto';
import type { TranscriptEntry } from '../../channel.ts';
import { Entries, type EntriesView, Frame, Hidden, LanguageSwitch } from '../../lib/chat-page/index.ts';
import type { Language } from '../../lib/language.ts';
import { paneId } from './posts.ts';
import { type SimState, State } from './state.tsx';
import type { Persona } from './world.ts';

export interface PaneData {
  readonly persona: Persona;
  readonly entries: readonly TranscriptEntry[];
  readonly view: EntriesView;
}

interface PageProps {
  readonly language: Language;
  readonly say: (key: string, params?: Record<string, string>) => string;
  readonly panes: readonly PaneData[];
  readonly state: SimState;
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/** Durations as `clock advance` takes them, each with its own sentence. */
const STEPS = ['1h', '1d', '3d', '1w'] as const;

export const SimulatorPage = (props: PageProps) => (
  <Frame
    language={props.language}
    title={props.say('simulator_title')}
    styles={props.styles}
    scripts={props.scripts}
  >
    <div class="stage">
      <header class="bar" id="clock">
        <div class="title">
          <h1>{props.say('simulator_title')}</h1>
          <a href="/chat">{props.say('simulator_to_chat')}</a>
          <LanguageSwitch
            language={props.language}
            label={props.say('web_language')}
            href={(to) => `/simulator?language=${to}`}
          />
        </div>
        <Clock {...props} />
        <div data-refresh={`/simulator/state?language=${props.language}`} class="state">
          <State state={props.state} say={props.say} />
        </div>
      </header>
      <nav class="tabs" aria-label={props.say('simulator_people')}>
        {props.panes.map(({ persona }) => (
          <a href={`#${paneId(persona.address)}`}>
            {persona.plays === 'officer'
              ? persona.title[props.language]
              : props.say(`simulator_plays_${persona.plays}`)}
          </a>
        ))}
      </nav>
      <main class="panes">
        {props.panes.map((pane) => (
          <Pane pane={pane} id={paneId(pane.persona.address)} language={props.language} say={props.say} />
        ))}
      </main>
    </div>
  </Frame>
);

const Clock = ({ say, language }: PageProps) => (
  <div class="clock">
    <form method="post" action="/simulator/advance" data-advance="" data-busy={say('simulator_moving')}>
      <Hidden fields={{ language }} />
      {STEPS.map((step) => (
        <button type="submit" name="duration" value={step}>
          {say(`simulator_plus_${step}`)}
        </button>
      ))}
    </form>
    <form method="post" action="/simulator/advance" data-advance="" data-busy={say('simulator_moving')}>
      <Hidden fields={{ language }} />
      <input name="duration" aria-label={say('simulator_free')} placeholder="2d 4h" size={7} required />
      <button type="submit">{say('simulator_move')}</button>
    </form>
    <output data-advanced=""></output>
  </div>
);

interface PaneProps {
  readonly pane: PaneData;
  readonly id: string;
  readonly language: Language;
  readonly say: PageProps['say'];
}

const Pane = ({ pane: { persona, entries, view }, id, language, say }: PaneProps) => {
  const news = `/simulator/pane?address=${encodeURIComponent(persona.address)}&language=${language}&after=`;
  const title = persona.title[language];
  return (
    <section
      class={`pane ${persona.door}`}
      id={id}
      aria-label={title}
      data-talk={news}
      data-offline={say('web_offline')}
    >
      <header>
        <h2>{title}</h2>
        <p>
          {say(`simulator_door_${persona.door}`)} · {persona.address}
        </p>
      </header>
      <ol class="entries" data-entries="" role="log" aria-live="polite" aria-label={title} tabindex={0}>
        <Entries entries={entries} view={view} />
      </ol>
      <p class="status" data-status="" role="status"></p>
      <Compose persona={persona} view={view} say={say} />
    </section>
  );
};

const Compose = ({ persona, view, say }: { persona: Persona; view: EntriesView; say: PageProps['say'] }) => (
  <form class="compose" data-compose="" method="post" action={view.action} enctype="multipart/form-data">
    <Hidden fields={{ ...view.fields, once: randomUUID() }} />
    {persona.door === 'mail' ? (
      <input name="subject" aria-label={say('simulator_subject')} placeholder={say('simulator_subject')} />
    ) : null}
    <div class="row">
      <textarea name="text" rows={2} aria-label={say('web_write')} placeholder={say('web_write')}></textarea>
      <button type="submit">{say('web_send')}</button>
    </div>
    <label class="attach">
      <span>{say('simulator_attach')}</span> <input type="file" name="files" multiple />
    </label>
    <output class="chosen" data-chosen=""></output>
  </form>
);
