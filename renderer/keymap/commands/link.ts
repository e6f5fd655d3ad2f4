import { linkTexts } from '../../../shared/i18n/links.ts';
import { resetRoute } from '../../links/bend-gesture.ts';
import { deleteAndRejoin } from '../../links/rejoin.ts';
import { useDocument } from '../../state/document.ts';
import { useSelection } from '../../state/selection.ts';
import { useSession } from '../../state/session.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { isOpen, oneSelected } from '../conditions.ts';

const link = (): string => useSelection.getState().link ?? '';
const linkSelected: Condition = { holds: () => useSelection.getState().link !== null, why: linkTexts['needs.link'] };
const hasBends: Condition = { holds: () => (useDocument.getState().history.design.placements[link()]?.bends ?? []).length > 0, why: linkTexts['needs.bends'] };

const reattach = (end: 'from' | 'to'): AppCommand =>
  command(`link.reattach${end === 'from' ? 'From' : 'To'}`, linkTexts[`reattach.${end}`], () => useSession.getState().open({ name: 'reattach', link: link(), end }), { needs: [isOpen, linkSelected] });

export const linkCommands: readonly AppCommand[] = [
  command('edit.deleteRejoin', linkTexts['rejoin.command'], deleteAndRejoin, { shortcuts: ['$mod+Delete', '$mod+Backspace'], needs: [isOpen, oneSelected] }),
  reattach('from'),
  reattach('to'),
  command('link.resetRoute', linkTexts['route.reset'], () => resetRoute(link()), { needs: [isOpen, linkSelected, hasBends] }),
];
