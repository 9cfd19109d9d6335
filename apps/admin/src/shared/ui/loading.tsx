import { useEffect, useState } from 'react';
import './marks.css';

const useAfter = (ms: number): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return over;
};

/** Nothing for 300 ms, then a skeleton, after 3 s words. */
export const Loading = ({ text = '正在打开，请稍候' }: { text?: string }) => {
  const showBars = useAfter(300);
  const showWords = useAfter(3000);
  return (
    <div className="loading" role="status" aria-live="polite">
      {showBars ? [60, 90, 75].map((width) => <div key={width} className="loading-bar" style={{ width: `${width}%` }} />) : null}
      {showWords ? text : <span className="visually-hidden">{showBars ? text : ''}</span>}
    </div>
  );
};
