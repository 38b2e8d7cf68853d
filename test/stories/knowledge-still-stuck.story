story: An answer from the knowledge base, a doubtful fact marked, and a ticket when it did not help
language: hi
at 20.11.2026 11:00
vendor: जेम पर सीधे खरीद की सीमा कितनी है?
 > ₹50,000
vendor: ओटीपी नहीं आ रहा है आधार से
 offers हल हो गया | हल नहीं, टिकट दर्ज करें
press "हल नहीं, टिकट दर्ज करें"
 asks district
vendor: गोण्डा
 asks confirm
 > ओटीपी नहीं आ रहा है आधार से
vendor: हाँ
 > दर्ज हुआ: टिकट {1}
ticket: said "ओटीपी नहीं आ रहा है आधार से / गोण्डा / हाँ"
