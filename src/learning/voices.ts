import type { Act } from '../act.ts';

/** Two contacts were proved to be one person, who cannot agree with themselves: their voices become one. */
export async function oneVoice(act: Act, from: string, to: string): Promise<void> {
  const voices = [`contact:${from}`, `contact:${to}`];
  await act.tx.query(
    `DELETE FROM candidate_voice o WHERE doer = $1 AND EXISTS
       (SELECT 1 FROM candidate_voice WHERE doer = $2 AND candidate_id = o.candidate_id)`,
    voices,
  );
  await act.tx.query('UPDATE candidate_voice SET doer = $2 WHERE doer = $1', voices);
}
