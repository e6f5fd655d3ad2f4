import { registry } from '../../shared/catalog/index.ts';
import { commandOf, probeOf, type Action, type Step } from '../../shared/guides/index.ts';
import { guideTexts } from '../../shared/i18n/guides.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { takeBack } from '../canvas/selection-actions.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { meetRefusals } from '../state/met.ts';
import { useSession } from '../state/session.ts';
import { useSelection } from '../state/selection.ts';
import { useTrace } from '../trace/trace-store.ts';

/** A step was left out that brings what this one is about. */
function notYet(): void {
  useSession.getState().toast(guideTexts['said.notYet'], 'refused');
}

async function carryOut(action: Action): Promise<void> {
  const { design } = useDocument.getState().history;
  const scope = scopeOf(design);
  switch (action.act) {
    case 'undo':
      return takeBack();
    case 'edit':
    case 'add': {
      const wanted = commandOf(action, scope, registry);
      if (wanted === null) return notYet();
      const result = edit(wanted.command, wanted.args);
      if (!result.ok) meetRefusals(result.refusals);
      return revealComponents(useSelection.getState().ids);
    }
    case 'ask': {
      const probe = probeOf(action.ask, scope);
      if (probe === null) return notYet();
      await useTrace.getState().run(probe, design);
    }
  }
}

/** Does what a step asks for, by the commands a person would use. A trace on screen makes room for an edit. */
export async function doStep(step: Step): Promise<void> {
  if (step.actions.some((action) => action.act !== 'ask')) useTrace.getState().close();
  for (const action of step.actions) await carryOut(action);
}
