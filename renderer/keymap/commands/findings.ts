import { findingsTexts } from '../../../shared/i18n/findings.ts';
import { goToFinding } from '../../findings/actions.ts';
import { showBottom } from '../../panels/show-panel.ts';
import { useFindings } from '../../state/findings.ts';
import { command, type AppCommand } from '../command.ts';
import type { Condition } from '../command.ts';
import { isOpen } from '../conditions.ts';

const someFound: Condition = { holds: () => useFindings.getState().findings.length > 0, why: findingsTexts['command.none'] };

export const findingsCommands: readonly AppCommand[] = [
  command('view.findings', findingsTexts['command.show'], () => showBottom('findings', '.findings-list [data-line-focus][tabindex="0"]'), { shortcuts: ['$mod+Shift+F8'], needs: [isOpen] }),
  command('findings.next', findingsTexts['command.next'], () => goToFinding(1), { shortcuts: ['F8'], needs: [isOpen, someFound] }),
  command('findings.previous', findingsTexts['command.previous'], () => goToFinding(-1), { shortcuts: ['Shift+F8'], needs: [isOpen, someFound] }),
];
