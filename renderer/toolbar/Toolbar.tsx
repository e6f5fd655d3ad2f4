import { Hand, LayoutDashboard, Map as MapIcon, Maximize, Moon, MousePointer2, Redo2, Share, Spline, Sun, Undo2, Waypoints, X, type LucideIcon } from 'lucide-react';
import { appTexts } from '../../shared/i18n/app.ts';
import { appCommand, runCommand } from '../keymap/commands.ts';
import { useShortcutLabel } from '../keymap/shortcuts-of.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { themeOf, useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { useTrace } from '../trace/trace-store.ts';
import { SearchBox } from './SearchBox.tsx';
import { ZoomSelect } from './ZoomSelect.tsx';

/** Tools with their key letter, undo, layout, search, zoom, export, and the primary action at the right end (VISUAL 4). */
export function Toolbar() {
  const say = useTexts(appTexts);
  const theme = useSettings(themeOf);
  const traceKey = useShortcutLabel()(appCommand('trace.probe'));
  const tracing = useTrace((state) => state.isOpen);
  const arranging = useSession((state) => state.arranging !== null);
  // The buttons read their state from the command list; these subscriptions make them read it again.
  useDocument((state) => state.history);
  useSelection((state) => state.ids);
  useSession((state) => state.tool);
  useSettings((state) => state.minimap);
  return (
    <div className="toolbar" role="toolbar" aria-label={say('region.toolbar')} data-region="toolbar">
      <ToolButton id="tool.select" icon={MousePointer2} />
      <ToolButton id="tool.hand" icon={Hand} />
      <ToolButton id="edit.connect" icon={Spline} />
      <span className="separator" />
      <ToolButton id="edit.undo" icon={Undo2} />
      <ToolButton id="edit.redo" icon={Redo2} />
      <span className="separator" />
      <ToolButton id={arranging ? 'arrange.cancel' : 'arrange.auto'} icon={arranging ? X : LayoutDashboard} />
      <span className="separator" />
      <SearchBox />
      <span className="grow" />
      <ZoomSelect />
      <ToolButton id="view.fit" icon={Maximize} />
      <ToolButton id="view.minimap" icon={MapIcon} />
      <span className="separator" />
      <button
        type="button"
        className="icon-button"
        aria-label={say('view.theme')}
        title={say('view.theme')}
        onClick={() => useSettings.getState().change({ theme: theme === 'dark' ? 'light' : 'dark' })}
      >
        {theme === 'dark' ? <Sun size={17} strokeWidth={1.75} aria-hidden="true" /> : <Moon size={17} strokeWidth={1.75} aria-hidden="true" />}
      </button>
      <button type="button" className="button" disabled={appCommand('file.export')?.enabled() !== true} onClick={() => runCommand('file.export')}>
        <Share size={15} strokeWidth={1.75} aria-hidden="true" />
        {say('export.button')}
      </button>
      {tracing ? (
        <button type="button" className="button" onClick={() => useTrace.getState().close()}>
          <X size={15} aria-hidden="true" />
          {say('trace.close')}
          <kbd>Esc</kbd>
        </button>
      ) : (
        <button type="button" className="button primary" disabled={appCommand('trace.probe')?.enabled() !== true} onClick={() => runCommand('trace.probe')}>
          <Waypoints size={16} strokeWidth={1.75} aria-hidden="true" />
          {say('trace.button')}
          {traceKey === null ? null : <kbd>{traceKey}</kbd>}
        </button>
      )}
    </div>
  );
}

function ToolButton({ id, icon: Icon }: { readonly id: string; readonly icon: LucideIcon }) {
  const language = useLanguage();
  const command = appCommand(id);
  const shortcut = useShortcutLabel()(command);
  if (command === null) return null;
  const label = command.label()[language];
  const letter = shortcut?.length === 1 ? shortcut : null;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={shortcut === null ? label : `${label} (${shortcut})`}
      aria-pressed={command.checked?.()}
      disabled={!command.enabled()}
      onClick={() => runCommand(id)}
    >
      <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
      {letter === null ? null : <kbd aria-hidden="true">{letter}</kbd>}
    </button>
  );
}
