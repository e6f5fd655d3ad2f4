import {
  AlignCenterHorizontal, AlignCenterVertical, AlignEndHorizontal, AlignEndVertical, AlignHorizontalSpaceAround, AlignStartHorizontal, AlignStartVertical,
  AlignVerticalSpaceAround, EyeOff, Group, Lock, LockOpen, Ungroup, type LucideIcon,
} from 'lucide-react';
import { arrangingTexts } from '../../shared/i18n/arranging.ts';
import { appCommand, runCommand } from '../keymap/commands.ts';
import { useShortcutLabel } from '../keymap/shortcuts-of.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { isSelectionLocked } from './arrange-actions.ts';
import './arrange.css';

const lining: readonly (readonly [string, LucideIcon])[] = [
  ['align.left', AlignStartVertical], ['align.centre', AlignCenterVertical], ['align.right', AlignEndVertical],
  ['align.top', AlignStartHorizontal], ['align.middle', AlignCenterHorizontal], ['align.bottom', AlignEndHorizontal],
  ['align.horizontal', AlignHorizontalSpaceAround], ['align.vertical', AlignVerticalSpaceAround],
];

/** Buttons of what can be done with the places of several components, from the one command list. */
export function AlignBar() {
  const say = useTexts(arrangingTexts);
  // The buttons read their state from the command list; these subscriptions make them read it again.
  useDocument((state) => state.history.design.placements);
  useSelection((state) => state.ids);
  const holding: readonly (readonly [string, LucideIcon])[] = [['group.make', Group], ['group.break', Ungroup], ['lock.toggle', isSelectionLocked() ? LockOpen : Lock], ['hide.selection', EyeOff]];
  return (
    <section className="section align-bar" role="group" aria-label={say('align.title')}>
      {[...lining, ...holding].map(([id, icon]) => (
        <AlignButton key={id} id={id} icon={icon} />
      ))}
    </section>
  );
}

function AlignButton({ id, icon: Icon }: { readonly id: string; readonly icon: LucideIcon }) {
  const language = useLanguage();
  const shortcutOf = useShortcutLabel();
  const command = appCommand(id);
  if (command === null) return null;
  const label = command.label()[language];
  const shortcut = shortcutOf(command);
  return (
    <button type="button" className="icon-button small" aria-label={label} title={shortcut === null ? label : `${label} (${shortcut})`} disabled={!command.enabled()} onClick={() => runCommand(id)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
