"""Words that outlets choose between for one group, place or event, and that take sides or are felt to."""

from __future__ import annotations

GROUPS = """
government, administration, regime, authorities, junta
militant, fighter, rebel, insurgent, gunman, guerrilla, terrorist, extremist, jihadist, militiaman
migrant, immigrant, refugee, asylum seeker, alien, newcomer
undocumented immigrant, illegal immigrant, illegal alien, unauthorized immigrant
protester, demonstrator, rioter, activist, mob, crowd, marcher
victim, survivor, accuser, complainant
police, cops, officers, law enforcement
lawmaker, congressman, legislator, politician
worker, employee, staffer, aide, official
opposition, dissidents, critics, opponents
teenager, boy, girl, child, man, woman, youth, student, adult
fisherman, trawlerman, deckhand, sailor
settler, colonist
soldier, troops, forces
company, corporation, firm, giant
"""
EVENTS = """
attack, assault, strike, raid, incident, massacre, shooting, bombing, killing
protest, demonstration, rally, march, riot, unrest, uprising
war, conflict, invasion, operation, offensive, intervention, occupation
coup, takeover, revolution
investigation, inquiry, probe, witch hunt, review
scandal, controversy, affair, flap, uproar, furor
crash, accident, collision, disaster, tragedy, catastrophe
fire, blaze, inferno
crisis, emergency, problem
meeting, summit, talks, session, sit-down
deal, agreement, accord, pact, treaty
lawsuit, suit, complaint
allegation, accusation, claim, charge
affair, relationship, encounter, misconduct, harassment, abuse, assault
tax cut, tax relief, tax reform
estate tax, death tax, inheritance tax
cuts, reductions, savings, austerity
reform, overhaul, changes, rollback
gay marriage, same-sex marriage
speech, address, remarks, rant, tirade
interview, conversation, interrogation
torture, enhanced interrogation, abuse
abortion, termination
leak, disclosure
"""
THINGS = """
fetus, unborn child, unborn baby
wall, fence, barrier
gun, weapon, firearm, rifle
bill, legislation
mosque, islamic center, community center
health law, affordable care act, obamacare
climate change, global warming, climate crisis
bribe, payment, kickback
spy, informant, mole
ad, commercial, spot
photo, picture, image
letter, memo, note
"""
PLACES = """
burma, myanmar
kiev, kyiv
falklands, malvinas
persian gulf, arabian gulf
swaziland, eswatini
bombay, mumbai
macedonia, north macedonia
east jerusalem, occupied jerusalem
west bank, judea and samaria, palestinian territories
western sahara, southern provinces
turkey, türkiye
czech republic, czechia
sea of japan, east sea
"""
"""One set a line, of words that may stand for one another."""
