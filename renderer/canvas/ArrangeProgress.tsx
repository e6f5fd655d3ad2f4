import { arrangeTexts } from '../../shared/i18n/arrange.ts';
import { appCommand } from '../keymap/commands.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';

/** How far a running layout is, with the way out. */
export function ArrangeProgress() {
  const say = useTexts(arrangeTexts);
  const language = useLanguage();
  const arranging = useSession((state) => state.arranging);
  const cancel = appCommand('arrange.cancel');
  if (arranging === null || cancel === null) return null;
  const { done, total } = arranging;
  const text = say('arrange.progress', { done, total: Math.max(total, 1) });
  return (
    <div className="canvas-hint arrange-progress">
      <progress max={Math.max(total, 1)} value={done} aria-label={text} />
      <span className="numeric">{text}</span>
      <button type="button" className="button small" onClick={cancel.run}>
        {cancel.label()[language]}
      </button>
    </div>
  );
}
