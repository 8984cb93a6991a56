"""ozganswer: Antworten der Verwaltung auf Ratsanfragen, gebaut aus Fakten."""
