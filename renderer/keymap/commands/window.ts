import { notificationTexts } from '../../../shared/i18n/notifications.ts';
import { tourTexts } from '../../../shared/i18n/tour.ts';
import { useNotifications } from '../../notifications/notification-store.ts';
import { usePanels } from '../../state/panels.ts';
import { useRoom } from '../../state/room.ts';
import { useSession } from '../../state/session.ts';
import { nextUiZoom, useSettings } from '../../state/settings.ts';
import { fillBoth } from '../../state/texts.ts';
import { startTour } from '../../tour/tour-store.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { isOpen } from '../conditions.ts';

const isNarrow: Condition = { holds: () => useRoom.getState().room !== 'wide', why: tourTexts['needs.narrow'] };

function setUiZoom(uiZoom: number): void {
  useSettings.getState().change({ uiZoom });
  useSession.getState().announce(fillBoth(tourTexts['ui.told'], { percent: Math.round(uiZoom * 100) }));
}

/** Sizes and panels of the window itself, and the ways a person is helped. */
export const windowCommands: readonly AppCommand[] = [
  command('view.uiLarger', tourTexts['ui.larger'], () => setUiZoom(nextUiZoom(useSettings.getState().uiZoom, 1)), { shortcuts: ['$mod+Alt+Equal'] }),
  command('view.uiSmaller', tourTexts['ui.smaller'], () => setUiZoom(nextUiZoom(useSettings.getState().uiZoom, -1)), { shortcuts: ['$mod+Alt+Minus'] }),
  command('view.uiReset', tourTexts['ui.reset'], () => setUiZoom(1), { shortcuts: ['$mod+Alt+Digit0'] }),
  command('view.inspector', tourTexts['panel.inspector'], () => usePanels.getState().setInspectorOpen(!usePanels.getState().isInspectorOpen), { shortcuts: ['$mod+KeyI'], needs: [isOpen, isNarrow] }),
  command('view.notifications', notificationTexts['notifications.open'], () => useNotifications.getState().show(true), { needs: [isOpen] }),
  command('help.tour', tourTexts['tour.command'], startTour),
];
