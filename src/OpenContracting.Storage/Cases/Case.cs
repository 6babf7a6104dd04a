using OpenContracting.People.Cases;

namespace OpenContracting.Storage.Cases;

/// <summary>What a citizen reported. Of who sent it nothing is kept, and of when only the day.</summary>
public sealed class Case
{
    public const int LongestText = 8000;

    public long Id { get; set; }

    /// <summary>Its public name: random, so that it tells neither order nor number.</summary>
    public required string Ref { get; set; }

    /// <summary>What the receipt's code is looked up by; says nothing of the code.</summary>
    public required string ReceiptId { get; set; }

    // What it is about.
    public required CaseLane Lane { get; set; }
    public required CaseCategory Category { get; set; }
    public string? ProjectId { get; set; }

    /// <summary>The code of the institution whose work it is, as it was then.</summary>
    public string? Institution { get; set; }
    public string? Province { get; set; }

    // What it says; a confidential report says nothing here, only in its sealed messages.
    /// <summary>As its author wrote it, for moderators; null once forgotten.</summary>
    public string? Text { get; set; }

    /// <summary>As the public reads it, with redactions.</summary>
    public string? PublicText { get; set; }

    /// <summary>A name of the author in this project alone, made of random letters: it joins nothing to anything else.</summary>
    public string? Pseudonym { get; set; }

    // Of what was filed at an office.
    public string? Office { get; set; }
    public DateOnly? FiledOn { get; set; }

    /// <summary>Where the public can see that it was filed, if its author wants that.</summary>
    public string? Link { get; set; }

    // Where it stands.
    public required CaseState State { get; set; }
    public required DateOnly OpenedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public CaseOutcome? Outcome { get; set; }

    /// <summary>When what it says is to be forgotten; set when it closes.</summary>
    public DateOnly? ForgetOn { get; set; }

    // The mailbox of a confidential report.
    /// <summary>What replies are sealed to: the point of a public key.</summary>
    public byte[]? MailboxKey { get; set; }

    /// <summary>The private half, under a key that the receipt's code alone gives.</summary>
    public byte[]? MailboxSealed { get; set; }

    public List<CaseEvent> Events { get; } = [];
    public List<CaseMessage> Messages { get; } = [];
    public List<CaseFile> Files { get; } = [];

    /// <summary>Takes what the public read away, in its history too; what stands for it in the chain stays.</summary>
    public void Unpublish()
    {
        PublicText = null;
        foreach (var published in Events.Where(written => written.Kind == CaseEventKind.Published))
            (published.Text, published.TextSalt) = (null, null);
    }
}
