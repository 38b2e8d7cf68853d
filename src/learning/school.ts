import { parentPort, workerData } from 'node:worker_threads';
import { createUnderstanding } from '../nlu/index.ts';
import { measure } from './figures.ts';
import type { Lesson, Taken } from './lesson.ts';

// One lesson a thread: the new model is learned, and both are measured with the lines kept aside. What it costs to act,
// to ask or to turn away was weighed on all that ships: a few lines more do not move the bands.
const { before, after, kept, now } = workerData as Lesson;
const old = createUnderstanding(before);
const learned = createUnderstanding(after);
const model = { ...learned.save(), bands: old.bands };
const taken: Taken = {
  model,
  figures: {
    before: measure(old, kept, now),
    after: measure(createUnderstanding({ ...after, model }), kept, now),
    seconds: learned.trainingSeconds,
  },
};
parentPort!.postMessage(taken);
