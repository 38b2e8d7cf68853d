import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './stories/house.ts';
import { readStory, type Story } from './stories/language.ts';
import { playStep } from './stories/play.ts';
import { closeStage, openStage } from './stories/stage.ts';

export { prepare };

/** All stories of a folder, in the order of their names. @throws Error with file and line where one cannot be read */
export function readStories(folder: string): Story[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.story'))
    .sort()
    .map((file) => readStory(file, readFileSync(join(folder, file), 'utf8')));
}

/** Plays it on a database of its own. @throws Error with the place and the whole conversation so far */
export async function playStory(story: Story): Promise<void> {
  const stage = await openStage();
  try {
    for (const step of story.steps) {
      try {
        await playStep(stage, step);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw placed(`${story.file}:${step.line}: ${step.source.trim()}\n${why}\n\n${stage.said.join('\n')}`);
      }
    }
    // STORIES_ALOUD=1 npx vitest run test/stories -t "title": the whole conversation, to be read as people would.
    if (process.env.STORIES_ALOUD) console.log(`\n### ${story.title}\n${stage.said.join('\n')}`);
  } finally {
    await closeStage(stage);
  }
}

/** The conversation is the trace: lines of TypeScript would tell the reader nothing. */
function placed(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
