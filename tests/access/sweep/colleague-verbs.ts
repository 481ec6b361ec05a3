import { changeColleague } from '@/domain/colleagues/change-colleague';
import { endColleague, giveBackAccess } from '@/domain/colleagues/end-colleague';
import { inviteColleague, inviteColleagueAgain } from '@/domain/colleagues/invite-colleague';
import { listColleagues } from '@/domain/colleagues/list-colleagues';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { dana } = cast;
const rights = { billing: true, documents: false, colleagues: false };

export const colleagueVerbs: Registry = {
  'domain/colleagues/list-colleagues#listColleagues': {
    call: (actor) => listColleagues(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/colleagues/invite-colleague#inviteColleague': {
    call: (actor) =>
      inviteColleague(actor, {
        ...{ contactName: 'Somebody', email: 'somebody.new@example.com', title: null },
        ...rights,
      }),
    rightful: dana,
    kind: 'own',
  },
  'domain/colleagues/invite-colleague#inviteColleagueAgain': {
    call: (actor, { contact }) => inviteColleagueAgain(actor, { contact }),
    rightful: dana,
    kind: 'row',
  },
  'domain/colleagues/change-colleague#changeColleague': {
    call: (actor, { contact }) => changeColleague(actor, { contact, title: 'Other', ...rights }),
    rightful: dana,
    kind: 'row',
  },
  'domain/colleagues/end-colleague#endColleague': {
    call: (actor, { contact }) => endColleague(actor, { contact }),
    rightful: dana,
    kind: 'row',
  },
  'domain/colleagues/end-colleague#giveBackAccess': {
    call: (actor, { leftContact }) => giveBackAccess(actor, { contact: leftContact }),
    rightful: dana,
    kind: 'row',
  },
};
