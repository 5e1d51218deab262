import { GraphError } from '../../../services/intune/graph-error.ts';
import type { Graph, GraphRead } from '../../../services/intune/graph.ts';
import { err, ok } from '../../../services/platform/result.ts';

/** A Graph that answers each read of a batch as told, and remembers the batches. */
export function handBatch(answer: (read: GraphRead) => unknown): Pick<Graph, 'getMany'> & {
  readonly batches: (readonly GraphRead[])[];
} {
  const batches: (readonly GraphRead[])[] = [];
  return {
    batches,
    getMany(reads) {
      batches.push(reads);
      const answers = reads.map(answer);
      return Promise.resolve(answers.map((each) => (each instanceof GraphError ? err(each) : ok(each))));
    },
  };
}
