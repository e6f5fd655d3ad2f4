import { checkProbes } from '../checks/index.ts';
import type { Trace } from '../engine/report.ts';
import type { Design } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';
import type { Answer, VerdictChange } from './comparison.ts';
import { entryOf, idsOf } from './compare-components.ts';
import type { Designs } from './compare-props.ts';
import { nameOf } from './value-text.ts';

/** Compiles a design and gives the way to send a probe through it: the engine's business. Asked for only where there is a question. */
export type Open = (design: Design) => (probe: Probe) => Trace;

/** A question that one or both designs save. */
interface Question {
  readonly id: string;
  readonly of: VerdictChange['of'];
  readonly before: Probe;
  readonly after: Probe;
}

/** What is asked, whatever it is called and whatever is expected. */
function questionKey({ name: _name, expect: _expect, ...question }: Probe): string {
  return JSON.stringify(Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The questions of both designs, each once. A probe that asks something else in the second design is two questions; one that only changed its id, name
 * or expectation is one.
 */
function questionsOf({ before, after }: Designs): readonly Question[] {
  const asked = new Map<string, Question>();
  for (const id of idsOf(before.probes, after.probes)) {
    const [old, now] = [entryOf(before.probes, id), entryOf(after.probes, id)];
    for (const [probe, of] of [[old, 'before'], [now, 'after']] as const) {
      if (probe === null) continue;
      const key = questionKey(probe);
      const known = asked.get(key);
      if (known === undefined) asked.set(key, { id, of, before: probe, after: probe });
      else if (known.of !== of && known.of !== 'both') asked.set(key, of === 'after' ? { id, of: 'both', before: known.before, after: probe } : { ...known, of: 'both', before: probe });
    }
  }
  return [...asked.values()];
}

function answerOf(design: Design, id: string, probe: Probe, send: (probe: Probe) => Trace): Answer | null {
  const [result] = checkProbes({ ...design, probes: { [id]: probe } }, send);
  if (result === undefined) return null;
  const { trace, passed } = result;
  const [path] = trace.paths;
  const at = path?.at ?? null;
  return {
    verdict: trace.verdict,
    outcome: trace.outcome,
    disposition: path?.disposition ?? null,
    reason: path?.reason ?? null,
    at,
    name: at === null ? null : nameOf(design, at),
    passed,
  };
}

function isSameAnswer(a: Answer, b: Answer): boolean {
  return a.verdict === b.verdict && a.outcome === b.outcome && a.disposition === b.disposition && a.reason === b.reason && a.at === b.at;
}

/** What the model cannot decide, or what depends on the path, is neither won nor lost. */
function effectOf({ verdict: was }: Answer, { verdict: is }: Answer): VerdictChange['change'] {
  if (was === 'UNREACHABLE' && is === 'REACHABLE') return 'gained';
  return was === 'REACHABLE' && is === 'UNREACHABLE' ? 'lost' : 'other';
}

/** Saved probes of either design that are answered otherwise by the second: another verdict, another outcome, or another end for another reason. */
export function compareVerdicts(designs: Designs, open: Open): VerdictChange[] {
  const questions = questionsOf(designs);
  if (questions.length === 0) return [];
  const [sendBefore, sendAfter] = [open(designs.before), open(designs.after)];
  return questions.flatMap(({ id, of, before: oldProbe, after: newProbe }) => {
    const before = answerOf(designs.before, id, oldProbe, sendBefore);
    const after = answerOf(designs.after, id, newProbe, sendAfter);
    if (before === null || after === null || isSameAnswer(before, after)) return [];
    const { name: _name, ...question } = newProbe;
    const name = newProbe.name ?? `${nameOf(designs.after, newProbe.from)} → ${nameOf(designs.after, newProbe.to)}`;
    return [{ change: effectOf(before, after), probe: id, name, of, question, before, after }];
  });
}
