import { navigationTexts } from '../../../shared/i18n/navigation.ts';
import { goThroughTrail } from '../../canvas/camera-actions.ts';
import { findStep, useFind } from '../../find/find-store.ts';
import { canEnter, enterContainer, leaveContainer } from '../../focus-mode/focus-actions.ts';
import { useCameraTrail } from '../../state/camera-trail.ts';
import { focusedContainer } from '../../state/focus.ts';
import { useSettings } from '../../state/settings.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { hasContents, isOpen, selected } from '../conditions.ts';

const hasBack: Condition = { holds: () => useCameraTrail.getState().trail.at > 0, why: navigationTexts['camera.noBack'] };
const hasForward: Condition = {
  holds: () => {
    const { trail } = useCameraTrail.getState();
    return trail.at < trail.positions.length - 1;
  },
  why: navigationTexts['camera.noForward'],
};
const hasSearch: Condition = { holds: () => useFind.getState().text.trim() !== '', why: navigationTexts['find.noText'] };
const containerSelected: Condition = {
  holds: () => {
    const [only, ...more] = selected();
    return only !== undefined && more.length === 0 && canEnter(only);
  },
  why: navigationTexts['focus.needsContainer'],
};
const isInside: Condition = { holds: () => focusedContainer() !== null, why: navigationTexts['focus.needsInside'] };

const toggleWheel = (): void => {
  const { wheel, change } = useSettings.getState();
  change({ wheel: wheel === 'pan' ? 'zoom' : 'pan' });
};
const toggleMinimap = (): void => {
  const { minimap, change } = useSettings.getState();
  change({ minimap: !minimap });
};

/** Finding one's way on the canvas: places looked at, search, containers, overview map (UX 30, 33 to 35). */
export const navigateCommands: readonly AppCommand[] = [
  command('view.back', navigationTexts['camera.back'], () => goThroughTrail(-1), { shortcuts: ['Alt+Shift+ArrowLeft'], needs: [isOpen, hasBack] }),
  command('view.forward', navigationTexts['camera.forward'], () => goThroughTrail(1), { shortcuts: ['Alt+Shift+ArrowRight'], needs: [isOpen, hasForward] }),
  command('view.enter', navigationTexts['focus.enter'], () => enterContainer(selected()[0] ?? ''), { shortcuts: ['Alt+Enter'], needs: [isOpen, containerSelected] }),
  command('view.leave', navigationTexts['focus.leave'], leaveContainer, { needs: [isOpen, isInside] }),
  command('find.next', navigationTexts['find.next'], () => findStep(1), { shortcuts: ['F3', 'KeyF'], needs: [isOpen, hasContents, hasSearch] }),
  command('find.previous', navigationTexts['find.previous'], () => findStep(-1), { shortcuts: ['Shift+F3'], needs: [isOpen, hasContents, hasSearch] }),
  command('view.minimap', navigationTexts['minimap.show'], toggleMinimap, { shortcuts: ['KeyM'], needs: [isOpen], checked: () => useSettings.getState().minimap }),
  command('view.wheelPans', navigationTexts['wheel.pans'], toggleWheel, { checked: () => useSettings.getState().wheel === 'pan' }),
];
