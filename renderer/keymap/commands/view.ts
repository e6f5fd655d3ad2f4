import { appTexts } from '../../../shared/i18n/app.ts';
import type { Language } from '../../../shared/model/text.ts';
import { fitAll, fitSelection } from '../../canvas/camera-actions.ts';
import { showBottom, showLeft } from '../../panels/show-panel.ts';
import { useSettings, type ThemeChoice } from '../../state/settings.ts';
import { wantedCamera, zoomTo } from '../../state/viewport.ts';
import { command, type AppCommand } from '../command.ts';
import { componentsSelected, hasContents, isOpen } from '../conditions.ts';
import { focusRegion } from '../regions.ts';

const theme = (id: 'view.themeLight' | 'view.themeDark' | 'view.themeSystem', choice: ThemeChoice): AppCommand =>
  command(id, appTexts[id], () => useSettings.getState().change({ theme: choice }), { checked: () => useSettings.getState().theme === choice });
const language = (id: 'view.korean' | 'view.english', choice: Language): AppCommand =>
  command(id, appTexts[id], () => useSettings.getState().change({ language: choice }), { checked: () => useSettings.getState().language === choice });

export const viewCommands: readonly AppCommand[] = [
  command('view.zoomIn', appTexts['view.zoomIn'], () => zoomTo(wantedCamera().zoom * 1.25), { shortcuts: ['$mod+Equal', '$mod+Shift+Equal', '$mod+NumpadAdd'], needs: [isOpen] }),
  command('view.zoomOut', appTexts['view.zoomOut'], () => zoomTo(wantedCamera().zoom / 1.25), { shortcuts: ['$mod+Minus', '$mod+NumpadSubtract'], needs: [isOpen] }),
  command('view.zoomReset', appTexts['view.zoomReset'], () => zoomTo(1), { shortcuts: ['$mod+Digit0', '$mod+Numpad0'], needs: [isOpen] }),
  command('view.fit', appTexts['view.fit'], () => fitAll(), { shortcuts: ['Shift+Digit1', '$mod+Digit1'], needs: [isOpen, hasContents] }),
  command('view.fitSelection', appTexts['view.fitSelection'], fitSelection, { shortcuts: ['Shift+Digit2'], needs: [isOpen, componentsSelected] }),
  command('view.outline', appTexts['view.outline'], () => showLeft('outline', '.outline-tree'), { shortcuts: ['$mod+Shift+KeyE'], needs: [isOpen] }),
  command('view.tables', appTexts['view.tables'], () => showBottom('components', '.inventory-grid'), { shortcuts: ['$mod+Shift+KeyU'], needs: [isOpen] }),
  command('view.history', appTexts['view.history'], () => showBottom('history', '.history-steps'), { shortcuts: ['$mod+Shift+KeyH'], needs: [isOpen] }),
  theme('view.themeLight', 'light'),
  theme('view.themeDark', 'dark'),
  theme('view.themeSystem', 'system'),
  language('view.korean', 'ko'),
  language('view.english', 'en'),
  command('focus.next', appTexts['focus.next'], () => focusRegion(1), { shortcuts: ['F6'] }),
  command('focus.previous', appTexts['focus.previous'], () => focusRegion(-1), { shortcuts: ['Shift+F6'] }),
];
