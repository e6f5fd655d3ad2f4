import { layersTexts } from '../../../shared/i18n/layers.ts';
import { toggleLayers } from '../../layers/layers-actions.ts';
import { isFiltering, useLayers } from '../../layers/layers-store.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { isOpen } from '../conditions.ts';

const filters: Condition = { holds: () => isFiltering(useLayers.getState()), why: layersTexts['needs.filter'] };

export const layersCommands: readonly AppCommand[] = [
  command('view.layers', layersTexts['layers.command'], toggleLayers, { shortcuts: ['Alt+Shift+KeyL'], needs: [isOpen], checked: () => useLayers.getState().isOpen }),
  command('view.layersAll', layersTexts['layers.clear'], () => useLayers.getState().clear(), { needs: [isOpen, filters] }),
];
