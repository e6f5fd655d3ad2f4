import type { Trace } from '../engine/report.ts';
import type { Design } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';
import type { Scope } from '../model/scope.ts';
import { factsOf, says } from './facts.ts';
import type { Ask, Check, Guide, Seen, Step } from './guide.ts';
import { idOf } from './roles.ts';

/** The probe of a question as the design stands; null while there is nobody to ask or to be asked. */
export function probeOf(ask: Ask, scope: Scope): Probe | null {
  const [from, address] = [ask.from(scope), ask.to(scope)];
  if (from === null || address === '') return null;
  const to = ask.kind === 'http' ? `http://${address}/` : address;
  return {
    from, to, kind: ask.kind,
    ...(ask.count === undefined ? {} : { count: ask.count }),
    ...(ask.key === undefined ? {} : { key: idOf(ask.key, scope) }),
  };
}

/** Whether an answer is one to this question, however it was asked: by address, by URL or by the name of a component. */
function answers(trace: Trace, ask: Ask, scope: Scope): boolean {
  const { probe } = trace;
  if (probe.kind !== ask.kind || probe.sourceComponent !== ask.from(scope) || probe.destination !== ask.to(scope)) return false;
  return ask.count === undefined || probe.count === ask.count;
}

/** Moving a box keeps both: an answer stays true as long as the network it is about. */
function isSameNetwork(left: Design, right: Design): boolean {
  return left.components === right.components && left.links === right.links && left.meta.profile === right.meta.profile;
}

/** Whether a check holds now, of the design and of what the person has met since the step began. */
export function holds(check: Check, scope: Scope, seen: Seen): boolean {
  switch (check.on) {
    case 'design':
      return check.holds(scope);
    case 'answer':
      return seen.answers.some(({ design, trace }) => isSameNetwork(design, scope.design) && answers(trace, check.ask, scope) && says(factsOf(trace), check.expect));
    case 'refusal': {
      const wanted = check.blocking.map((role) => role(scope));
      return seen.refusals.some(({ code, blocking = [] }) => code === check.code && blocking.length === wanted.length && wanted.every((id) => id !== null && blocking.includes(id)));
    }
    case 'notice':
      return seen.notices.some(({ code, params }) => code === check.code && check.words.every((words) => Object.values(params).some((value) => String(value).replaceAll(/\s+/g, ' ').includes(words))));
  }
}

/** Whether the end state of a step is reached. */
export function isReached(step: Step, scope: Scope, seen: Seen): boolean {
  return step.checks.every((check) => holds(check, scope, seen));
}

/** All steps of a guide, in order. */
export function stepsOf(guide: Guide): readonly Step[] {
  return guide.chapters.flatMap((chapter) => chapter.steps);
}
