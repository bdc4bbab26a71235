import { MessageOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFile } from '../../api/types';
import { Amount } from '../../common/Amount';
import { basisPoints } from '../../format/money';
import { SendMessage } from '../../messages/SendMessage';
import { useNewNeed } from '../../needs/NewNeed';
import { may } from '../../session/access';
import { useBank } from '../../session/bank';
import { TierTag } from '../TierTag';
import { Completeness } from './Completeness';

/** What everybody wants to know first. */
export function FileHead({ file }: { file: CustomerFile }) {
  const { t } = useTranslation();
  const { session } = useBank();
  const { open } = useNewNeed();
  const [writing, setWriting] = useState(false);
  const { customer } = file;
  const owners = customer.assignments.at(-1)?.shares ?? [];
  return (
    <>
      <header className="page-head file-head">
        <div>
          <h1>
            {customer.profile.name} <TierTag tier={customer.tier} />
            <Tag className={`status-${file.status}`}>{t(`customerStatus.${file.status}`)}</Tag>
            {file.coreQuality && <Tag color="gold">{t('file.coreQuality')}</Tag>}
            {file.noMessages && <Tag>{t('file.noMessages')}</Tag>}
          </h1>
          <p>
            {customer.id} · {t(`customerKind.${customer.profile.kind}`)}
          </p>
        </div>
        <span className="filter-gap" />
        {may.writeMessages(session) && (
          <Button icon={<MessageOutlined />} onClick={() => setWriting(true)}>
            {t('message.send')}
          </Button>
        )}
        {may.recordNeeds(session) && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => open({ id: customer.id, name: customer.profile.name })}>
            {t('need.new')}
          </Button>
        )}
      </header>
      {writing && <SendMessage customer={{ id: customer.id, name: customer.profile.name }} onClose={() => setWriting(false)} />}
      <div className="card file-figures">
        <dl className="figures">
          <div>
            <dt>{t('customer.deposits')}</dt>
            <dd>
              <Amount value={customer.deposits} unit="money" />
            </dd>
          </div>
          <div>
            <dt>{t('customer.loans')}</dt>
            <dd>
              <Amount value={customer.loans} unit="money" />
            </dd>
          </div>
          <div>
            <dt>{t('customer.effective')}</dt>
            <dd>{t(customer.effective ? 'common.yes' : 'common.no')}</dd>
          </div>
          <div>
            <dt>{t('customer.shares')}</dt>
            <dd className="file-owners">
              {owners.length === 0
                ? t('customer.nobody')
                : owners.map((share) => (
                    <span key={share.managerId}>
                      {file.ownerNames[share.managerId] ?? share.managerId} {owners.length > 1 && <small>{basisPoints(share.basisPoints)}</small>}
                    </span>
                  ))}
            </dd>
          </div>
        </dl>
        <Completeness completeness={file.completeness} />
      </div>
    </>
  );
}
