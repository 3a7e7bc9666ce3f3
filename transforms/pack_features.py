"""What `weights.csv` may weigh: the features that a rule tells of a candidate, by room and slot.

A feature that is new to its slot stands here as well as there: what is not here is a typing error.
"""

from typing import Final

_OF_SLOTS: Final = {
    ("mentions", "person"): """
        acronym age_after agreement_head agreement_tail apposed body_before body_noun
        body_phrase brand_shape common_inside common_word contains_capitals contains_known
        domain event_head event_tail family genitive given_alone given_first initial_inside
        known_country known_nationality known_organisation known_person known_place
        many_words oblique_alone org_beside org_head org_tail person_before place_beside
        place_head place_noun place_preposition place_tail place_word_before quoted repeated
        role_after role_before surname surname_alone thing_before thing_noun three_words
        titled two_words verb_after verb_before
    """,
    ("mentions", "organisation"): """
        acronym body_after body_before body_noun body_phrase brand_shape common_word
        contains_capitals contains_known domain event_head event_word_before family
        given_first known_country known_nationality known_organisation known_person
        known_place large_city many_words model one_word org_beside org_head org_tail
        person_before place_head place_noun place_preposition quoted repeated ticker titled
        two_words verb_after verb_before weak_preposition
    """,
    ("mentions", "country"): "known_country",
    ("mentions", "nationality"): "known_nationality",
    ("mentions", "place"): """
        acronym age_after apposed body_before body_noun body_phrase brand_shape city
        common_word contains_known event_word_before given_first known_country
        known_nationality known_organisation known_person known_place large_city many_words
        numbered one_word org_head org_tail person_before place_beside place_head place_noun
        place_preposition place_tail place_word_before quoted role_before seat_there titled
        verb_after weak_preposition
    """,
    ("mentions", "event"): """
        common_word event_head event_tail event_word_before given_first known_country
        known_organisation known_place org_head place_head
    """,
    ("mentions", "agreement"): "agreement_head agreement_tail known_organisation one_word",
    ("mentions", "none"): """
        common_shape common_word event_word_before genitive heading_only many_words model
        numeral one_word only_initial_single quoted repeated short_acronym thing_before
        thing_noun ticker vocabulary
    """,
    ("attributions", "subject"): """
        adjacent agent apposed before_inverted behind_quote crosses heard in_subject
        inverted is_country is_group is_nationality is_organisation is_person is_phrase
        is_place is_role leads loose near nested oblique past_name patient plain_after
        possessive premodifies pronoun_rival relates shares sole sole_behind unrelated
    """,
    ("attributions", "subject_limits"): "floor margin",
    ("attributions", "reporting"): """
        by_pronoun clause explicit gerund impersonal in_document inverted known noun_like
        of_itself own_document prep_behind tag type_announce type_ask type_cite
        type_conclude type_deny type_estimate type_name type_report type_say type_shout
        type_show type_tell type_thank type_think type_write verb_behind
    """,
    ("attributions", "reporting_limits"): "floor",
    ("events", "type"): "constrained domain medium named public strong weak",
    ("events", "event"): """
        acted adjective again attribute base content dated hypothetical modifier occurs
        private_actor public_actor purpose quoted suffered unsided
    """,
    ("events", "inherited"): "clash inherited other_paragraph steps topic",
    ("events", "actor"): """
        adjacent adjoining antecedent apposed bracketed by_aside by_place clash clauses far
        genitive governed hosts initial light metonym named nested noun_agent noun_subject
        oblique outdone outer partner passive_agent plain possessed possessor postposed rank
        shared subject taking_part vague
    """,
    ("events", "recipient"): """
        a_place acts_next by_aside clauses far object partner passive_agent patient plain
        rank shared target undergone
    """,
    ("events", "place"): "a_place behind far located rank",
    ("quotes", "speaker"): """
        after_direct after_end after_far after_subject before_clause before_colon
        before_direct before_far before_near chained colon_alone colon_first colon_lead
        colon_oblique colon_person colon_subject cuts_sentence explicit first_voice floor
        floor_alone going_on later_cue names no_pause only predicated press_part prev_colon
        prev_sentence prev_tag relay_clause relay_cue rival show_cue signed sourced
        sourced_alone sourced_direct sourced_first tags_other topic_before weak_cue
    """,
    ("quotes", "speaker_limits"): "floor margin",
    ("quotes", "speech_limits"): "floor",
    ("quotes", "speech"): """
        after_colon capital_start comma_after fills link named names nested nested_said
        no_cue predicated sentence_end several title_case word_one words_few words_many
        words_some
    """,
    ("figures", "measure"): """
        breaks crosses is_before is_counted joined near reaches touches
    """,
    ("figures", "whose"): """
        adjective_trade age_range agent_behind ages_behind anaphor_subject antecedent
        apposed away_rival ballot_behind beside_ages case_behind clause_own clause_rival
        close_bare close_counts close_subject coin_nation counts_nation dropped
        earlier_alone earlier_pronoun f_counts f_economy f_exchange f_harm f_market f_money
        f_percent f_thing f_time f_trade f_value far_ages far_alone far_first
        far_first_percent far_first_thing far_first_time far_first_value far_later
        far_titled far_unnamed firm_ages firm_counts firm_money firm_national firm_thing
        firm_time genitive_behind heads_counts heads_in_state heads_sentence heads_title
        holder holder_behind holder_counts holder_share holds_genitive home_abroad
        home_names home_rival in_aside in_name in_source is_adjective is_anaphor
        is_anniversary is_attribute is_behind is_brief is_cited is_earlier is_far is_firm
        is_holder is_home is_latest is_length is_named is_outlet is_person is_place
        is_recent is_said is_sample is_source is_state is_subject is_titled is_topic
        is_unknown is_valued is_voice joined_before leads_bare market_far market_here
        member_behind named_away named_counts named_money named_time nation_topic near
        next_subject object other_prep own_clause own_thing_firm own_told own_words
        owned_behind owns_before past_asides past_clause pauses people_away people_of
        person_ages person_counts person_court person_heads person_money person_salary
        person_span person_thing person_time place_ages place_counts place_money place_own
        place_price place_thing place_time placed_rate placed_thing price_person
        recent_alone recent_value reports_own respective said_self share share_held
        share_holder share_object share_taken shareholder signed signed_place signed_share
        skips state_acts state_ages state_counts state_deployed state_economy state_money
        state_national state_thing state_time state_titled_money state_word subject_counts
        time_away_person time_source topic_trade value_opens value_told valued_before
        verb_last voted_behind
    """,
    ("figures", "whose_series"): "doc_none doc_wins group_wins",
    ("figures", "whose_limits"): "floor margin",
    ("speech", "body"): "first latest other_head same_head share sole topic",
    ("speech", "body_limits"): "floor margin",
    ("speech", "floor"): "aside away carries_on latest leads other speaker",
    ("speech", "floor_limits"): "floor margin",
    ("speech", "bearer"): """
        away beside carries_on follows general heads last_said later not_beside now_topic
        other_gender other_general other_nation other_role others resumes same_nation
        same_role sole sole_bare sole_role sole_speaker
    """,
    ("speech", "bearer_limits"): "floor margin",
}
FEATURES: Final = {slot: frozenset(names.split()) for slot, names in _OF_SLOTS.items()}
