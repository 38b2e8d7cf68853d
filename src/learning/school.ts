import { parentPort, workerData } from 'node:worker_threads';
import { createUnderstanding } from '../nlu/index.ts';
import { measure } from './figures.ts';
import type { Lesson, Taken } from './lesson.ts';

// One lesson a thread: the new model is learned, and both are measured with the lines kept aside.
const { before, after, kept, now } = workerData as Lesson;
const learned = createUnderstanding(after);
const taken: Taken = {
  model: learned.save(),
  figures: {
    before: measure(createUnderstanding(before), kept, now),
    after: measure(learned, kept, now),
    seconds: learned.trainingSeconds,
  },
};
parentPort!.postMessage(taken);
