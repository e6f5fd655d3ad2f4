import { navigationTexts } from '../../../shared/i18n/navigation.ts';
import { goThroughTrail } from '../../canvas/camera-actions.ts';
import { useCameraTrail } from '../../state/camera-trail.ts';
import { useSettings } from '../../state/settings.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { isOpen } from '../conditions.ts';

const hasBack: Condition = { holds: () => useCameraTrail.getState().trail.at > 0, why: navigationTexts['camera.noBack'] };
const hasForward: Condition = {
  holds: () => {
    const { trail } = useCameraTrail.getState();
    return trail.at < trail.positions.length - 1;
  },
  why: navigationTexts['camera.noForward'],
};

const toggleWheel = (): void => {
  const { wheel, change } = useSettings.getState();
  change({ wheel: wheel === 'pan' ? 'zoom' : 'pan' });
};

export const navigateCommands: readonly AppCommand[] = [
  command('view.back', navigationTexts['camera.back'], () => goThroughTrail(-1), { shortcuts: ['Alt+Shift+ArrowLeft'], needs: [isOpen, hasBack] }),
  command('view.forward', navigationTexts['camera.forward'], () => goThroughTrail(1), { shortcuts: ['Alt+Shift+ArrowRight'], needs: [isOpen, hasForward] }),
  command('view.wheelPans', navigationTexts['wheel.pans'], toggleWheel, { checked: () => useSettings.getState().wheel === 'pan' }),
];
