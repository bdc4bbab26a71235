import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Need } from '../api/types';
import { NeedCard } from './NeedCard';
import { NeedDialog, type NeedAction } from './NeedDialogs';
import './needs.css';

interface NeedListProps {
  needs: readonly Need[];
  onDone: () => void;
  named?: boolean;
  chosen?: string | null;
  nothing?: string;
}

export function NeedList({ needs, onDone, named = true, chosen = null, nothing }: NeedListProps) {
  const { t } = useTranslation();
  const [acting, setActing] = useState<{ action: NeedAction; need: Need } | null>(null);
  return (
    <>
      <ul className="needs">
        {needs.map((need) => (
          <NeedCard key={need.id} need={need} named={named} chosen={need.id === chosen} onAction={(action, one) => setActing({ action, need: one })} />
        ))}
      </ul>
      {needs.length === 0 && <p className="nothing card">{nothing ?? t('need.nothing')}</p>}
      {acting && <NeedDialog {...acting} onClose={() => setActing(null)} onDone={onDone} />}
    </>
  );
}
