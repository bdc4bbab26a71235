import { get, post, put } from './http';
import type * as T from './types';

const part = encodeURIComponent;

export interface MessageFilter {
  state?: T.MessageState | undefined;
  kind?: T.MessageKind | undefined;
  managerId?: string | undefined;
  offset: number;
  count: number;
}

export interface DraftWish {
  kind?: T.MessageKind | undefined;
  template?: string | undefined;
  language?: T.MessageLanguage | undefined;
  visitId?: string | undefined;
}

/** Thanks, greetings and notices to customers. */
export const messagesApi = {
  list: (query: MessageFilter, signal?: AbortSignal) => get<T.MessageList>('/api/messages', { query: { ...query }, signal }),
  draft: (customerId: string, wish: DraftWish, signal?: AbortSignal) => get<T.MessageDraft>(`/api/customers/${part(customerId)}/messages/draft`, { query: { ...wish }, signal }),
  send: (customerId: string, message: T.NewMessage) => post<T.Message>(`/api/customers/${part(customerId)}/messages`, message),
  cancel: (id: string, operationId: string) => post<T.Message>(`/api/messages/${part(id)}/cancel`, { operationId }),
  retry: (id: string, operationId: string) => post<T.Message>(`/api/messages/${part(id)}/retry`, { operationId }),
  notice: (notice: T.NewNotice) => post<T.NoticeResult>('/api/messages/notices', notice),
  templates: (signal?: AbortSignal) => get<T.TemplateView[]>('/api/message-templates', { signal }),
  save: (code: string, operationId: string, version: number, content: T.TemplateContent) => put<T.TemplateView>(`/api/message-templates/${part(code)}`, { operationId, version, content }),
  approve: (code: string, operationId: string, version: number) => post<T.TemplateView>(`/api/message-templates/${part(code)}/approve`, { operationId, version }),
  retire: (code: string, operationId: string, version: number) => post<T.TemplateView>(`/api/message-templates/${part(code)}/retire`, { operationId, version }),
  preview: (content: T.TemplateContent, signal?: AbortSignal) => post<T.TemplatePreview>('/api/message-templates/preview', content, { signal }),
};
