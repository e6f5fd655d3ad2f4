import { BrowserWindow, Menu } from 'electron';
import type { MenuItem } from '../../shared/desktop/contract.ts';
import type { Services } from '../services.ts';
import { firstMenu, menuTemplate, type MenuContext } from '../shell/menu-template.ts';
import type { AppWindow } from './app-window.ts';

/** Gives a window its menu. The application shows the menu of the window in front. */
export function showMenu(items: readonly MenuItem[] | null, window: AppWindow, services: Services): void {
  const context: MenuContext = { platform: services.platform, language: services.language(), onCommand: (id) => window.send('command', { id }) };
  window.menu = Menu.buildFromTemplate(items === null ? firstMenu(context) : menuTemplate(items, context));
  const front = BrowserWindow.getFocusedWindow();
  if (front === null || front.id === window.id) Menu.setApplicationMenu(window.menu);
}
