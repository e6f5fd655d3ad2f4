import { Info, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { appTexts } from '../../shared/i18n/app.ts';
import { notificationTexts } from '../../shared/i18n/notifications.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { useNotifications, type Notification } from './notification-store.ts';

/** What the window has said, the newest first. Not modal: Escape, the bell and a click elsewhere close it. */
export function NotificationList({ close }: { readonly close: () => void }) {
  const say = useTexts(notificationTexts);
  const sayApp = useTexts(appTexts);
  const list = useNotifications((state) => state.list);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.focus();
    const leave = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest('.notification-list, .notification-bell') === null) useNotifications.getState().show(false);
    };
    globalThis.addEventListener('pointerdown', leave, true);
    return () => globalThis.removeEventListener('pointerdown', leave, true);
  }, []);
  const clear = (): void => {
    // The button has nothing left to do and lets go of the focus: the list keeps it.
    panel.current?.focus();
    useNotifications.getState().clear();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.stopPropagation();
    close();
  };
  // Outside the status bar, which shows no more than its own height.
  return createPortal(
    <div className="notification-list" role="dialog" aria-label={say('notifications.title')} tabIndex={-1} data-region="notifications" ref={panel} onKeyDown={keys}>
      <div className="notification-head">
        <h2>{say('notifications.title')}</h2>
        <button type="button" className="button small plain" disabled={list.length === 0} onClick={clear}>
          {say('notifications.clear')}
        </button>
        <button type="button" className="icon-button small" aria-label={sayApp('dialog.close')} onClick={close}>
          <X size={14} aria-hidden="true" />
        </button>
      </div>
      {list.length === 0 ? (
        <p className="quiet notification-none">{say('notifications.none')}</p>
      ) : (
        <ul tabIndex={0} aria-label={say('notifications.title')}>
          {list.map((entry) => (
            <Entry key={entry.id} entry={entry} close={close} />
          ))}
        </ul>
      )}
    </div>,
    document.querySelector('.app') ?? document.body,
  );
}

function Entry({ entry, close }: { readonly entry: Notification; readonly close: () => void }) {
  const say = useTexts(notificationTexts);
  const language = useLanguage();
  const { notice } = entry;
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(entry.atMs);
  return (
    <li className="notification" data-tone={entry.tone}>
      {entry.tone === 'info' ? <Info size={14} aria-hidden="true" /> : <SeverityMark severity={entry.tone === 'error' ? 'error' : 'warning'} size={14} />}
      <span className="visually-hidden">{say(`notifications.tone.${entry.tone}`)}</span>
      <p>{entry.text[language]}</p>
      <time className="numeric" dateTime={new Date(entry.atMs).toISOString()}>
        {time}
      </time>
      {notice === null ? null : (
        <button
          type="button"
          className="button small"
          onClick={() => {
            close();
            useSession.getState().open({ name: 'error', notice });
          }}
        >
          {say('notifications.details')}
        </button>
      )}
    </li>
  );
}
