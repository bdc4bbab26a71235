import { useCallback, useState } from 'react';

/** One id for one decision, so that pressing twice counts once; renewed when the next decision begins. */
export function useOperation(): { id: string; renew: () => void } {
  const [id, setId] = useState(() => crypto.randomUUID());
  const renew = useCallback(() => setId(crypto.randomUUID()), []);
  return { id, renew };
}
