import { antiforgery, ApiError } from './http';
import type { Problem } from './types';

/** Sends a form with a file, telling how far it has come: fetch cannot say so. */
export function upload<T>(path: string, fields: Record<string, string | File>, progress: (share: number) => void): Promise<T> {
  return new Promise((done, failed) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const call = new XMLHttpRequest();
    call.open('POST', path);
    for (const [name, value] of Object.entries(antiforgery())) call.setRequestHeader(name, value);
    call.responseType = 'json';
    call.upload.onprogress = (event) => progress(event.loaded / event.total);
    call.onerror = () => failed(new ApiError(0, { code: 'unreachable' }));
    call.onload = () => (call.status < 300 ? done(call.response as T) : failed(new ApiError(call.status, (call.response ?? {}) as Problem)));
    call.send(form);
  });
}
