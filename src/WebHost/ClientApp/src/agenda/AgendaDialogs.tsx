import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AgendaItem } from '../api/types';
import { visitsApi } from '../api/visits';
import { useAttempt } from '../common/problems';
import { ReasonDialog } from '../common/ReasonDialog';
import { SendMessage } from '../messages/SendMessage';
import { GoOut } from '../visits/GoOut';
import { PlanVisit, type PlanStart } from '../visits/PlanVisit';
import { RecordContact } from '../visits/RecordContact';
import { Feeds } from './Feeds';
import { Proposal } from './Proposal';
import { refOf } from './reasons';
import type { VisitAction } from './VisitActions';

export type AgendaDialog = { kind: 'feeds' } | { kind: 'proposal'; week: string } | { kind: 'plan'; start: PlanStart } | { kind: 'action'; action: VisitAction; item: AgendaItem };

interface DialogProps {
  onClose: () => void;
  onDone: () => void;
}

/** Coming back needs no form; the report is what comes next. */
function ComeBack({ item, onClose, onDone }: DialogProps & { item: AgendaItem }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const attempt = useAttempt();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void attempt(() => visitsApi.back(refOf(item), crypto.randomUUID()), { done: t('visit.isBack') }).then((visit) => {
      onClose();
      onDone();
      if (visit) void navigate(`/visits/${encodeURIComponent(refOf(item))}/report`);
    });
  });
  return null;
}

/** Pages that take over from the agenda. */
function Leave({ to }: { to: string }) {
  const navigate = useNavigate();
  useEffect(() => void navigate(to), [navigate, to]);
  return null;
}

function Action({ action, item, onClose, onDone }: DialogProps & { action: VisitAction; item: AgendaItem }) {
  const { t } = useTranslation();
  const customer = { id: item.customerId ?? '', name: item.customerName ?? '' };
  switch (action) {
    case 'out':
      return <GoOut visit={{ ...item, id: refOf(item) }} onClose={onClose} onDone={onDone} />;
    case 'back':
      return <ComeBack item={item} onClose={onClose} onDone={onDone} />;
    case 'report':
      return <Leave to={`/visits/${encodeURIComponent(refOf(item))}/report`} />;
    case 'answer':
      return <Leave to={`/needs?need=${encodeURIComponent(refOf(item))}`} />;
    case 'edit':
      return <PlanVisit start={{ visit: { id: refOf(item), start: item.start!, end: item.end ?? item.start!, place: item.place ?? '' } }} onClose={onClose} onDone={onDone} />;
    case 'plan':
      return <PlanVisit start={{ customer }} onClose={onClose} onDone={onDone} />;
    case 'contact':
      return <RecordContact customer={customer} onClose={onClose} onDone={onDone} />;
    case 'message':
      return <SendMessage customer={customer} {...(item.kind === 'thanks' ? { visitId: refOf(item) } : { kind: 'birthday' })} onClose={onClose} onDone={onDone} />;
    case 'cancel':
      return (
        <ReasonDialog
          title={`${t('visit.cancel')} · ${customer.name}`}
          label={t('visit.cancelReason')}
          okText={t('visit.cancel')}
          danger
          onClose={onClose}
          onSave={(reason, operationId) => visitsApi.cancel(refOf(item), operationId, reason)}
          onDone={onDone}
        />
      );
  }
}

export function AgendaDialogs({ dialog, onClose, onDone }: DialogProps & { dialog: AgendaDialog }) {
  switch (dialog.kind) {
    case 'feeds':
      return <Feeds onClose={onClose} />;
    case 'proposal':
      return <Proposal week={dialog.week} onClose={onClose} onDone={onDone} />;
    case 'plan':
      return <PlanVisit start={dialog.start} onClose={onClose} onDone={onDone} />;
    case 'action':
      return <Action action={dialog.action} item={dialog.item} onClose={onClose} onDone={onDone} />;
  }
}
