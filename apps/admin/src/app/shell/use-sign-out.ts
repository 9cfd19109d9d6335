import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { setHat } from '../../shared/hat.js';

/** Ends the session and forgets everything read; `to` opens the same page again after signing in. */
export const useSignOut = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (_: { readonly to?: string }) => api.delete<void>('/session'),
    onSettled: async (_answer, _error, { to }) => {
      setHat(null);
      // The session is over: nothing read is left on the page for whoever comes next.
      await navigate({ to: '/sign-in', search: to ? { to } : {}, ignoreBlocker: true });
      client.clear();
      // The router keeps how far pages were scrolled, by their addresses.
      sessionStorage.clear();
    },
  });
};
