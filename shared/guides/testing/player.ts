import { registry } from '../../catalog/index.ts';
import { createHistory, dispatch, findCommand, undo } from '../../document/index.ts';
import type { History } from '../../document/contract.ts';
import { compileDesign, trace, type Trace } from '../../engine/index.ts';
import type { Design } from '../../model/design.ts';
import { createScope } from '../../model/scope.ts';
import { commandOf } from '../edits.ts';
import { beginningOf } from '../beginning.ts';
import { nothingSeen, type Action, type Guide, type Seen, type Step } from '../guide.ts';
import { holds, probeOf, stepsOf } from '../play.ts';

/** A step played through: what held before its actions and after them. */
export interface Played {
  readonly step: Step;
  readonly before: readonly boolean[];
  readonly after: readonly boolean[];
  readonly design: Design;
  readonly seen: Seen;
}

interface State {
  readonly history: History;
  readonly seen: Seen;
}

function carryOut({ history, seen }: State, action: Action): State {
  const scope = createScope(history.design, registry);
  switch (action.act) {
    case 'undo':
      return { history: undo(history), seen };
    case 'ask': {
      const probe = probeOf(action.ask, scope);
      if (probe === null) return { history, seen };
      const answer: Trace = trace(compileDesign(history.design, registry), probe);
      return { history, seen: { ...seen, answers: [...seen.answers, { design: history.design, trace: answer }] } };
    }
    case 'edit':
    case 'add': {
      const edit = commandOf(action, scope, registry);
      const command = findCommand(edit?.command ?? '');
      if (command === null) throw new Error(JSON.stringify(edit));
      const result = dispatch(history, command, edit?.args, registry);
      if (result.ok) return { history: result.history, seen: { ...seen, notices: [...seen.notices, ...(result.notice === null ? [] : [result.notice])] } };
      return { history, seen: { ...seen, refusals: [...seen.refusals, ...result.refusals] } };
    }
  }
}

function checked(step: Step, { history, seen }: State): readonly boolean[] {
  const scope = createScope(history.design, registry);
  return step.checks.map((check) => holds(check, scope, seen));
}

/** Plays a guide by its own actions from its beginning to its end. */
export function play(guide: Guide): readonly Played[] {
  let state: State = { history: createHistory(beginningOf(guide, registry, 'en')), seen: nothingSeen };
  return stepsOf(guide).map((step) => {
    state = { ...state, seen: nothingSeen };
    const before = checked(step, state);
    for (const action of step.actions) state = carryOut(state, action);
    return { step, before, after: checked(step, state), design: state.history.design, seen: state.seen };
  });
}

/** A step of a played guide by its id. */
export function played(steps: readonly Played[], id: string): Played {
  const found = steps.find(({ step }) => step.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}
