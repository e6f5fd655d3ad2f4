import { Bell } from 'lucide-react';
import { useRef } from 'react';
import { notificationTexts } from '../../shared/i18n/notifications.ts';
import { useTexts } from '../state/texts.ts';
import { NotificationList } from './NotificationList.tsx';
import { useNotifications } from './notification-store.ts';
import './notifications.css';

/** The bell of the status bar: how much is new, and the list of what was said. */
export function NotificationBell() {
  const say = useTexts(notificationTexts);
  const unread = useNotifications((state) => state.unread);
  const isOpen = useNotifications((state) => state.isOpen);
  const bell = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    useNotifications.getState().show(false);
    bell.current?.focus();
  };
  return (
    <>
      <button
        type="button"
        ref={bell}
        className="notification-bell"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={unread === 0 ? say('notifications.title') : say('notifications.unread', { count: unread })}
        title={say('notifications.title')}
        onClick={() => useNotifications.getState().show(!isOpen)}
      >
        <Bell size={13} strokeWidth={1.75} aria-hidden="true" />
        {unread === 0 ? null : <span className="numeric">{unread}</span>}
      </button>
      {isOpen ? <NotificationList close={close} /> : null}
    </>
  );
}
