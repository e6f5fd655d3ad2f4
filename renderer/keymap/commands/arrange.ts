import { appTexts } from '../../../shared/i18n/app.ts';
import { commandTexts } from '../../../shared/i18n/commands.ts';
import { arrangeTexts } from '../../../shared/i18n/arrange.ts';
import { arrange, arrangeSelection, cancelArrange, isPinned, togglePin } from '../../canvas/arrange.ts';
import { useSession, type Tool } from '../../state/session.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { componentsSelected, hasContents, isOpen } from '../conditions.ts';

const isArranging: Condition = { holds: () => useSession.getState().arranging !== null, why: commandTexts['needs.arranging'] };
const isNotArranging: Condition = { holds: () => useSession.getState().arranging === null, why: commandTexts['needs.noArranging'] };

const tool = (id: 'tool.select' | 'tool.hand', choice: Tool, shortcut: string): AppCommand =>
  command(id, appTexts[id], () => useSession.getState().setTool(choice), { shortcuts: [shortcut], needs: [isOpen], checked: () => useSession.getState().tool === choice });

export const arrangeCommands: readonly AppCommand[] = [
  tool('tool.select', 'select', 'KeyV'),
  tool('tool.hand', 'hand', 'KeyH'),
  command('arrange.auto', appTexts['arrange.auto'], () => void arrange(), { shortcuts: ['KeyL'], needs: [isOpen, hasContents, isNotArranging] }),
  command('arrange.selection', arrangeTexts['arrange.selection'], arrangeSelection, { shortcuts: ['Shift+KeyL'], needs: [isOpen, componentsSelected, isNotArranging] }),
  command('arrange.pin', arrangeTexts['arrange.pin'], togglePin, { needs: [isOpen, componentsSelected], checked: isPinned }),
  command('arrange.cancel', appTexts['arrange.cancel'], cancelArrange, { needs: [isArranging] }),
];
