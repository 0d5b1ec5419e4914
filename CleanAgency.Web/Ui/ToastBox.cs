namespace CleanAgency.Web.Ui;

/// <summary>What has just been done, said in passing; one per circuit, shown by <see cref="Toasts"/>.</summary>
public sealed class ToastBox
{
    public event Action<Toast>? Shown;

    public void Show(string text, Func<Task>? undo = null) => Shown?.Invoke(new(text, undo));
}

/// <summary>A class on purpose: two that say the same are still two.</summary>
public sealed class Toast(string text, Func<Task>? undo)
{
    public string Text => text;

    public Func<Task>? Undo => undo;
}
