story: A bribe told where the department was asked is no department
language: hi
at 20.11.2026 11:00
vendor: सीआरएसी जारी नहीं हुआ
 asks department
vendor: रिश्वत माँग रहे हैं अधिकारी
 > अलग और गोपनीय प्रकरण
 > प्रकरण किस विभाग या कार्यालय से संबंधित है
 asks department
