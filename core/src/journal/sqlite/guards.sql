-- The promises that the file keeps by itself, whatever program writes to it.

CREATE TRIGGER final_stays BEFORE UPDATE OF stage ON refund
    WHEN OLD.stage IN ('succeeded', 'refused') AND NEW.stage <> OLD.stage
BEGIN
    SELECT RAISE(ABORT, 'a final status never changes');
END;

CREATE TRIGGER amount_stays BEFORE UPDATE OF amount, currency ON refund
    WHEN OLD.stage <> 'withdrawn' AND (NEW.amount <> OLD.amount OR NEW.currency <> OLD.currency)
BEGIN
    SELECT RAISE(ABORT, 'an amount never changes');
END;

CREATE TRIGGER refunds_stay BEFORE DELETE ON refund
BEGIN
    SELECT RAISE(ABORT, 'a refund is never deleted');
END;

CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history
BEGIN
    SELECT RAISE(ABORT, 'the history is only added to');
END;

CREATE TRIGGER history_is_not_cut BEFORE DELETE ON history
BEGIN
    SELECT RAISE(ABORT, 'the history is only added to');
END;
