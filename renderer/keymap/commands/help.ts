import { appTexts } from '../../../shared/i18n/app.ts';
import { commandTexts } from '../../../shared/i18n/commands.ts';
import { commandPaletteTexts } from '../../../shared/i18n/palette-of-commands.ts';
import { showGuide, useGuide } from '../../guides/guide-store.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { hasContents, isOpen } from '../conditions.ts';
import { opens } from './opens.ts';

const hasGuide: Condition = { holds: () => useGuide.getState().guide !== null && !useGuide.getState().isOpen, why: commandTexts['needs.guide'] };

export const traceCommands: readonly AppCommand[] = [
  command('trace.probe', appTexts['trace.probe'], opens({ name: 'probe' }), { shortcuts: ['KeyR'], needs: [isOpen, hasContents] }),
];

export const helpCommands: readonly AppCommand[] = [
  command('help.guide', appTexts['help.guide'], showGuide, { needs: [hasGuide] }),
  command('help.commands', commandPaletteTexts['palette.open'], opens({ name: 'commands' }), { shortcuts: ['$mod+KeyK', '$mod+Shift+KeyP'] }),
  command('help.shortcuts', appTexts['help.shortcuts'], opens({ name: 'shortcuts' }), { shortcuts: ['Shift+Slash'] }),
  command('help.about', appTexts['help.about'], opens({ name: 'about' })),
];
