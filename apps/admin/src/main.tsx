import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { readAhead } from './app/read-ahead.js';
import './app/styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
readAhead(window.location);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
