import { appTexts } from '../../shared/i18n/app.ts';
import { arrangingTexts } from '../../shared/i18n/arranging.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import type { Localized } from '../../shared/model/text.ts';

/** Which command stands in which menu; `null` is a separating line. */
export const menus: readonly { readonly id: string; readonly label: Localized; readonly items: readonly (string | null)[] }[] = [
  { id: 'menu.file', label: appTexts['menu.file'], items: ['file.new', 'file.open', null, 'file.save', 'file.saveAs', null, 'file.compare', 'file.compareSaved', null, 'file.import', 'file.export', null, 'file.properties', null, 'file.close'] },
  {
    id: 'menu.edit',
    label: appTexts['menu.edit'],
    items: ['edit.undo', 'edit.redo', 'edit.checkpoint', null, 'edit.cut', 'edit.copy', 'edit.paste', 'edit.duplicate', 'edit.rename', 'edit.moveTo', 'edit.delete', 'edit.deleteRejoin', null, 'edit.find', 'find.next', 'find.previous'],
  },
  {
    id: 'menu.view',
    label: appTexts['menu.view'],
    items: [
      'view.zoomIn', 'view.zoomOut', 'view.zoomReset', 'view.fit', 'view.fitSelection', 'view.back', 'view.forward', null, 'view.enter', 'view.leave', null, 'view.minimap', 'view.wheelPans', null, 'view.outline', 'view.tables', 'view.history', 'view.findings', 'findings.next', 'findings.previous', null, 'view.layers', 'view.layersAll', 'view.grid', null,
      'view.themeLight', 'view.themeDark', 'view.themeSystem', null, 'view.korean', 'view.english', null, 'view.uiLarger', 'view.uiSmaller', 'view.uiReset', null, 'view.inspector', 'view.notifications', null, 'focus.next', 'focus.previous',
    ],
  },
  {
    id: 'menu.select',
    label: arrangingTexts['menu.select'],
    items: ['edit.selectAll', 'select.none', 'select.invert', null, 'select.sameKind', 'select.contents', 'select.container', null, 'select.upstream', 'select.downstream', 'select.connected'],
  },
  { id: 'menu.insert', label: notesTexts['menu.insert'], items: ['insert.find', null, 'insert.note', 'insert.text', 'insert.rectangle', 'insert.ellipse'] },
  {
    id: 'menu.arrange',
    label: appTexts['menu.arrange'],
    items: [
      'tool.select', 'tool.hand', 'edit.connect', null,
      'align.left', 'align.centre', 'align.right', 'align.top', 'align.middle', 'align.bottom', 'align.horizontal', 'align.vertical', null, 'arrange.auto', 'arrange.selection', 'arrange.pin', 'arrange.cancel',
    ],
  },
  {
    id: 'menu.object',
    label: arrangingTexts['menu.object'],
    items: [
      'group.make', 'group.break', null, 'lock.toggle', 'hide.selection', 'hide.showAll', null, 'order.front', 'order.forward', 'order.backward', 'order.back', null,
      'link.reattachFrom', 'link.reattachTo', 'link.resetRoute', null,
      'size.fit', 'size.wider', 'size.narrower', 'size.taller', 'size.shorter',
    ],
  },
  { id: 'menu.trace', label: appTexts['menu.trace'], items: ['trace.probe'] },
  { id: 'menu.help', label: appTexts['menu.help'], items: ['help.commands', 'help.shortcuts', null, 'help.tour', 'help.guide', null, 'help.about'] },
];
